export const statusKeys = new Set(['status', 'state', 'result', 'outcome', 'estado', 'resultado']);
export const codeKeys = new Set([
  'code',
  'statuscode',
  'httpstatus',
  'httpcode',
  'codigo',
  'resultcode',
  'returncode',
  'exitcode',
  'responsecode',
  'codigorespuesta',
  'errno',
]);
export const flagKeys = new Set(['success', 'ok', 'succeeded', 'successful', 'issuccess', 'issuccessful', 'exito']);
export const textKeys = new Set([
  ...['message', 'messages', 'mensaje', 'mensajes', 'msg', 'detail', 'details', 'detalle', 'detalles', 'description'],
  ...['descripcion', 'transaction', 'transaccion', 'info', 'note', 'notes', 'nota', 'text', 'texto', 'observacion'],
  ...['observaciones', 'response', 'respuesta', 'summary', 'resumen'],
]);
export const reasonKeys = new Set([
  'reason',
  'reasons',
  'cause',
  'causes',
  'motivo',
  'motivos',
  'causa',
  'causas',
  'razon',
]);
/** Records, or a request, about which something is not as it should be. */
export const doubtKey =
  /^(?:duplic|repe(?:at|tid)|missing|faltan|malform|forbid|prohib|unauthor|noautoriz|expired|vencid|locked|bloquead|quarantin|cuarentena|stale|outdated|unknown|desconocid|unresolved|issues?$|problem|violation|inconsisten|alert|retry$|retryable|toretry|reintent)|quotaexceed|overlimit/;
export const warningKeys = new Set(['warning', 'warnings', 'advertencia', 'advertencias', 'aviso', 'avisos']);
export const jobKeys = new Set(['jobid', 'taskid', 'queueid', 'operationid']);
/** Records or requests that have yet to be carried out. */
export const pendingKeys = new Set([
  'pending',
  'pendiente',
  'pendientes',
  'inprogress',
  'processing',
  'queued',
  'deferred',
  'scheduled',
]);
export const failureKey =
  /^(?:has|is)?(?:error|err$|errs$|fail|reject|invalid|excep|fault|unprocessed|rechaz|fallid|fallos?$|fallas?$|denied|denegad|blocked|conflict|timedout|rollback|rolledback|partial$|parcial$|n?ko$|bad$)|(?:errors?|errores|failures?|failed|rejected|errorcount|failedcount)$/;
/** Records that were left out. */
export const leftOutKey = /^(?:ignor|omit|skip|discard|descart|dropp)/;
export const notStoredKey =
  /^(?:un(?:saved|stored|matched)|not?(?:found|saved|stored|processed|inserted|imported|applied)|noencontrad|noguardad|noprocesad)/;
/** True or false, for a record or a request; true proves nothing, because the answer may mean another one. */
export const storedFlags = new Set([
  ...['stored', 'saved', 'persisted', 'applied', 'guardado', 'almacenado', 'committed', 'written', 'valid', 'isvalid'],
  ...['complete', 'completed', 'done', 'finished', 'accepted', 'acknowledged', 'processed', 'imported', 'synced'],
  ...['procesado', 'aceptado'],
]);
/** A request that was only tried, or that nothing came of. */
export const trialKeys = new Set([
  ...['dryrun', 'simulated', 'simulation', 'simulado', 'simulacion', 'validateonly', 'testmode', 'sandbox'],
  ...['readonly', 'maintenance', 'noop', 'disabled', 'truncated'],
]);
export const actionKeys = new Set(['action', 'accion', 'operation', 'operacion']);
/** Rows of a database that a request changed. */
export const changedRowsKeys = new Set(['affectedrows', 'rowsaffected', 'rowcount', 'filasafectadas']);
/** In a stored document only these: it may have a field such as `rejected_quantity`. */
export const documentFailureKey = /^(?:error|errors|err|errores|exception|errormessage)$/;

/** Whether a key holds a verdict or a warning, and therefore no count. */
export const isClaimKey = (name: string): boolean =>
  [statusKeys, codeKeys, flagKeys, jobKeys, warningKeys].some((keys) => keys.has(name));
