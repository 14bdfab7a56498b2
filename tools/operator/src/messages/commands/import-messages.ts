import type { Texts } from '../language.ts';

/** Why `client import` left something out, and what it could not know. */
export const importMessages = {
  'import/no-setting': { en: 'there is no such setting here', es: 'aquí no hay una opción así' },
  'import/environment': {
    en: 'the environment is the one that the client is applied to, with --env',
    es: 'el entorno es aquel en que se aplica el cliente, con --env',
  },
  'import/batch_size': {
    en: 'the destination decides how many records one call takes; "batch_size" in the settings makes it less',
    es: 'el destino decide cuántos registros admite una llamada; "batch_size" en la configuración los reduce',
  },
  'import/retryAttempts': {
    en: 'every call is retried in the same way, at most 3 times',
    es: 'cada llamada se reintenta de la misma manera, 3 veces como máximo',
  },
  'import/timeout': { en: 'every call has 30 s', es: 'cada llamada tiene 30 s' },
  'import/login': {
    en: 'this Siesa takes ConniKey and ConniToken alone',
    es: 'este Siesa solo acepta ConniKey y ConniToken',
  },
  'import/apiKey': {
    en: 'this product takes the login with username and password',
    es: 'este producto usa el ingreso con usuario y contraseña',
  },
  'import/unused': { en: 'nothing depends on it', es: 'nada depende de ello' },
  'import/rfidEnabled': {
    en: 'this product writes its tags itself',
    es: 'este producto escribe sus etiquetas por sí mismo',
  },
  'import/skus': { en: 'the path is that of the dialect', es: 'la ruta es la del dialecto' },
  'import/warehouseId': {
    en: 'a warehouse is chosen where the stock is read: "where" in siesa_joins',
    es: 'la bodega se elige donde se leen las existencias: "where" en siesa_joins',
  },
  'import/defaultZone': {
    en: 'a zone for all is a default of warehouse_zone in the mapping document',
    es: 'una zona para todos es un valor por defecto de warehouse_zone en el documento de mapeo',
  },
  'import/mapping': {
    en: 'field-mappings/{key}: the mapping document. Import it together with the settings, or write its file',
    es: 'field-mappings/{key}: el documento de mapeo. Impórtelo junto con la configuración, o escriba su archivo',
  },
  'import/two-origins': {
    en: '{setting}: the settings name {own}, the secret {other}. Correct the one that is wrong',
    es: '{setting}: la configuración nombra {own}, el secreto {other}. Corrija el que esté mal',
  },
  'import/enabled': {
    en: 'enabled: it is neither true nor false there, so the client is disabled',
    es: 'enabled: allá no es ni true ni false, así que el cliente queda desactivado',
  },
  'import/siesa_api_url': {
    en: "siesa_api_url: the address of Siesa's API",
    es: 'siesa_api_url: la dirección de la API de Siesa',
  },
  'import/product_api_url': {
    en: "product_api_url: the address of the product's API",
    es: 'product_api_url: la dirección de la API del producto',
  },
  'import/no-schedule': {
    en: 'sync_schedule: without it syncs start by hand alone; for example rate(30 minutes)',
    es: 'sync_schedule: sin él las sincronizaciones solo se inician a mano; por ejemplo rate(30 minutes)',
  },
  'import/schedule': {
    en: "sync_schedule: '{schedule}' is another notation. {problem}",
    es: 'sync_schedule: «{schedule}» es otra notación. {problem}',
  },
  'import/siesa_company': {
    en: "siesa_company: Connekta's company (idCompania)",
    es: 'siesa_company: la compañía de Connekta (idCompania)',
  },
  'import/siesa_erp_company': {
    en: "siesa_erp_company: the ERP's own company (f120_id_cia), without which another company's rows could not be told apart",
    es: 'siesa_erp_company: la compañía del propio ERP (f120_id_cia), sin la que no se distinguirían las filas de otra compañía',
  },
  'import/references': {
    en: "product_settings: {names}, to which Kong Core's new SKUs belong",
    es: 'product_settings: {names}, a los que pertenecen los SKU nuevos de Kong Core',
  },
  'import/key-siesa': { en: '{key}: the secret of Siesa holds none', es: '{key}: el secreto de Siesa no lo trae' },
  'import/key-product': {
    en: "{key}: the product's secret holds none",
    es: '{key}: el secreto del producto no lo trae',
  },
  'import/secret-siesa': {
    en: "Siesa's secret: none of the files holds it{named}. Import it together with the settings, or write its file",
    es: 'El secreto de Siesa: no está en ninguno de los archivos{named}. Impórtelo junto con la configuración, o escriba su archivo',
  },
  'import/secret-product': {
    en: "the product's secret: none of the files holds it{named}. Import it together with the settings, or write its file",
    es: 'el secreto del producto: no está en ninguno de los archivos{named}. Impórtelo junto con la configuración, o escriba su archivo',
  },
  'import/named-there': { en: "; it is '{name}' there", es: '; allá se llama «{name}»' },
} as const satisfies Texts;
