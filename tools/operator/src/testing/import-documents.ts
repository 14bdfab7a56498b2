/** An item of the staging table, in the JSON of DynamoDB. */
export const staging = {
  client_id: { S: 'cliente-k' },
  enabled: { BOOL: true },
  environment: { S: 'staging' },
  siesaConfig: {
    M: {
      baseUrl: { S: 'https://servicios.siesacloud.com/api/siesa/v3' },
      credentialsSecretArn: { S: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:siesa-k' },
      idCompania: { S: '7' },
      consultaAPI: { S: 'API_v2_Items' },
    },
  },
  kongConfig: {
    M: {
      baseUrl: { S: 'https://kong.example' },
      credentialsSecretArn: { S: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:kong-k' },
    },
  },
  batch_size: { N: '50' },
};

/** Its secret of Siesa. */
export const siesaSecret = {
  baseUrl: 'https://servicios.siesacloud.com/api/siesa/v3',
  username: 'user',
  password: 'siesa-password',
  conniKey: 'conni-key',
  conniToken: 'conni-token',
  tenantId: 'cliente-k',
  environment: 'staging',
};

/** Its secret of Kong. */
export const kongSecret = {
  productType: 'KONG_RFID',
  baseUrl: 'https://kong.example',
  username: 'kong-user',
  password: 'kong-password',
  tenantId: 'cliente-k',
  databaseType: 'rds',
  additionalConfig: { rfidEnabled: true, batchSize: 50, timeout: 30 },
};

/** A row of the table with PRODUCT_CONFIG. */
export const table = {
  tenantId: 'Cliente_W',
  configType: 'PRODUCT_CONFIG',
  productType: 'WMS',
  enabled: 'true',
  clientAccount: '222222222222',
  siesaConfig: { baseUrl: 'https://connekta.example', idCompania: 12, consultaAPI: 'Items_Cliente' },
  productConfig: {
    baseUrl: 'https://wms.example/staging',
    customer_id: 35,
    type_id: '1',
    group_id: 0,
    endpoints: { skus: '/x/' },
  },
  syncConfig: { schedule: 'rate(30 minutes)', batchSize: 100, retryAttempts: 3 },
  fieldMappingsKey: 'mappings/cliente-w.json',
};
