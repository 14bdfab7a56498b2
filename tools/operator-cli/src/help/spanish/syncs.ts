/** Of the commands that sync and show syncs. */
export const syncs: Readonly<Record<string, string>> = {
  'see it work: simulators, two clients, two syncs': 'véalo funcionar: simuladores, dos clientes, dos sincronizaciones',
  'Starts simulators of Siesa, Kong and WMS on this machine, syncs a Kong client and a WMS client side by side, changes 50 products and breaks 2, syncs again, and compares each store with Siesa. No network, no account.':
    'Inicia simuladores de Siesa, Kong y WMS en este equipo, sincroniza a la vez un cliente de Kong y uno de WMS, cambia 50 productos y daña 2, sincroniza de nuevo y compara cada almacén con Siesa. Sin red y sin cuenta.',
  'how Siesa answers': 'cómo responde Siesa',
  "records of each Siesa's catalogue (10000, or 1000 with --real)":
    'registros del catálogo de cada Siesa (10000, o 1000 con --real)',
  'instead: the systems that clients have, a Siesa Cloud with variants, a Kong Core and a WMS Proxy, with an item that is deleted and what the destinations hold at the end':
    'en su lugar: los sistemas que tienen los clientes, un Siesa Cloud con variantes, un Kong Core y un WMS Proxy, con un ítem que se borra y lo que tienen los destinos al final',
  'the same seed gives the same catalogues': 'la misma semilla da los mismos catálogos',
  'instead: reconcile two files of 100,000 rows with known breaks, and leave the page of what was found':
    'en su lugar: concilia dos archivos de 100.000 filas con diferencias conocidas, y deja la página de lo encontrado',
  'start a sync of each client and follow it': 'inicia una sincronización de cada cliente y la sigue',
  'Starts a sync of each client, follows it, and prints the summary.':
    'Inicia una sincronización de cada cliente, la sigue e imprime el resumen.',
  'ids of the clients': 'identificadores de los clientes',
  'every client that is enabled, instead of names': 'todos los clientes activos, en lugar de nombres',
  'everything, or what changed since the last sync': 'todo, o lo que cambió desde la última sincronización',
  'let a full pass be smaller than half of what the product has':
    'permite que una lectura completa sea menor que la mitad de lo que tiene el producto',
  'let a full pass take more products out of use than deactivate_limit_percent allows':
    'permite que una lectura completa desactive más productos de los que admite deactivate_limit_percent',
  'let this field be empty or 0 in most products that had it filled, or this joined list contain almost no item; may be given several times':
    'permite que este campo esté vacío o en 0 en la mayoría de los productos que lo tenían, o que esta lista unida casi no contenga ítems; se puede repetir',
  'the client has another destination than before: read everything and send everything':
    'el cliente tiene otro destino que antes: lee todo y envía todo',
  'the client has another Siesa than before: read everything, whatever the cursor':
    'el cliente tiene otro Siesa que antes: lee todo, sin importar el cursor',
  'send nothing and keep nothing: only count what would be created, updated, left and rejected':
    'no envía ni guarda nada: solo cuenta lo que se crearía, actualizaría, dejaría y rechazaría',
  'with --dry-run: also which fields change, from what to what':
    'con --dry-run: también qué campos cambian, de qué valor a cuál',
  'sync one product alone, and show it raw, canonical, as payload, and what became of it':
    'sincroniza un solo producto, y lo muestra como llegó, canónico, como se envía, y qué pasó con él',
  'which fields differ between two syncs of a client': 'qué campos difieren entre dos sincronizaciones de un cliente',
  'Compares what two syncs of a client had to send, field by field, from their stored parts. An incremental sync read only what had changed. Calls neither Siesa nor the product.':
    'Compara campo por campo lo que dos sincronizaciones de un cliente debían enviar, según sus partes guardadas. Una incremental solo leyó lo que había cambiado. No llama a Siesa ni al producto.',
  'id of the earlier sync, as `status` shows it': 'id de la sincronización anterior, como lo muestra `status`',
  'id of the later sync': 'id de la sincronización posterior',
  'last syncs, failing clients first: outcome, counts, cursor age, open rejects':
    'últimas sincronizaciones, primero los clientes con fallo: resultado, cantidades, edad del cursor, rechazos abiertos',
  'Shows the last sync of each client, or the last ten of one: when, type, status, counts, duration, cursor age, open and parked rejects, what Siesa no longer has, and the id of the sync. Failing clients come first, disabled ones last.':
    'Muestra la última sincronización de cada cliente, o las diez últimas de uno: cuándo, tipo, estado, cantidades, duración, edad del cursor, rechazos abiertos y aparcados, lo que Siesa ya no tiene, y el id de la sincronización. Primero los clientes con fallo, al final los desactivados.',
  'look again every five seconds, until Ctrl-C': 'mira de nuevo cada cinco segundos, hasta Ctrl-C',
  'open rejects by rule and field, with attempts': 'rechazos abiertos por regla y campo, con sus intentos',
  'Shows the products that were not accepted, by rule and field, or writes them as a list that the client can be sent. An incremental sync tries each of them again, ten times; after that it is parked until Siesa or the mapping changes, or until --retry.':
    'Muestra los productos no aceptados, por regla y campo, o los escribe como una lista que se puede enviar al cliente. Una sincronización incremental intenta cada uno de nuevo, diez veces; después queda aparcado hasta que cambie Siesa o el mapeo, o hasta --retry.',
  'take parked ones back and start an incremental sync, which tries up to 200 of them again':
    'recupera los aparcados e inicia una sincronización incremental, que intenta hasta 200 de ellos de nuevo',
  'write every open reject to FILE.xlsx or FILE.csv: product, name, field in Siesa, value found, what is expected, since when, attempts':
    'escribe cada rechazo abierto en FILE.xlsx o FILE.csv: producto, nombre, campo en Siesa, valor encontrado, qué se espera, desde cuándo, intentos',
  'with --export: also what the last sync accepted with a warning, such as without a field':
    'con --export: también lo que la última sincronización aceptó con un aviso, por ejemplo sin un campo',
  'what happened to one product': 'qué pasó con un producto',
  'Shows what happened to one product, from the ledger and the stored parts: the verdict, what each sync did with it, the newest raw row, each mapping step, the payload. Calls neither Siesa nor the product, unless --live is given.':
    'Muestra qué pasó con un producto, según el registro y las partes guardadas: el veredicto, qué hizo con él cada sincronización, la fila más reciente como llegó, cada paso del mapeo, lo que se envía. No llama a Siesa ni al producto, salvo con --live.',
  "the product's id, or its code in Siesa": 'el id del producto, o su código en Siesa',
  'ask Siesa what it has now, and mark how it differs from what was accepted last':
    'pregunta a Siesa qué tiene ahora, y marca en qué difiere de lo último aceptado',
  'what the product really holds, beside what syncs sent':
    'qué tiene de verdad el producto, junto a lo que enviaron las sincronizaciones',
  "Reads every record of a client's product and compares it with the ledger: what is missing there, extra there, inactive there, what has other values than were sent, and ids that stand there twice. Writes nothing without --repair. Exit 0: no differences; 1: there are some; 2: nothing was compared.":
    'Lee cada registro del producto de un cliente y lo compara con el registro de envíos: qué falta allá, qué sobra, qué está inactivo, qué tiene otros valores que los enviados, y códigos repetidos. No escribe nada sin --repair. Código 0: sin diferencias; 1: hay diferencias; 2: no se comparó nada.',
  'mark the missing and the differing products: the next incremental syncs send these again':
    'marca los productos que faltan y los que difieren: las próximas sincronizaciones incrementales los envían de nuevo',
  'with --repair: that N products differ is right, although it is more than 2 %':
    'con --repair: es correcto que difieran N productos, aunque sean más del 2 %',
  'differences that are known, such as records that people made there: of missing, different, active, inactive, extra, duplicate':
    'diferencias conocidas, como registros que las personas crearon allá: de missing, different, active, inactive, extra, duplicate',
  'write every difference to FILE.xlsx or FILE.csv': 'escribe cada diferencia en FILE.xlsx o FILE.csv',
  'one HTML page of syncs, outcomes, durations, rejects and cursor age':
    'una página HTML de sincronizaciones, resultados, duraciones, rechazos y edad del cursor',
  'Writes one self-contained HTML page: syncs over time, records by outcome, durations by stage, open rejects by reason with search, cursor age of each client. In Spanish and English, light and dark, without any network.':
    'Escribe una página HTML completa en sí misma: sincronizaciones en el tiempo, registros por resultado, duraciones por etapa, rechazos abiertos por motivo con búsqueda, edad del cursor de cada cliente. En español e inglés, clara y oscura, sin red.',
  'where to write the page': 'dónde escribir la página',
  'print the data of the page as one JSON document on standard output, and nothing else there':
    'imprime los datos de la página como un documento JSON en la salida estándar, y nada más ahí',
  "an execution's states, durations, retries and errors":
    'los estados, duraciones, reintentos y errores de una ejecución',
  'Shows what happened in an execution, state by state: when, how long, how many retries, and the cause of a failure in words. On AWS also where to see it in the console.':
    'Muestra qué pasó en una ejecución, estado por estado: cuándo, cuánto duró, cuántos reintentos, y la causa de un fallo en palabras. En AWS también dónde verlo en la consola.',
  "the execution's ARN or name, the id of its sync, or a client, whose newest sync is meant":
    'el ARN o el nombre de la ejecución, el id de su sincronización, o un cliente, del que se toma la última',
  'the newest execution of all clients': 'la ejecución más reciente de todos los clientes',
};
