/** The products that clients can have: each one's key lies under `siesa-integration/{client_id}/{product}`. A new product is one word more. */
export const products = ['kong', 'wms'] as const;
