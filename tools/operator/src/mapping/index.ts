export { checkMappingDocument, type MappingCheck, type MappingCheckOptions } from './check-mapping.ts';
export {
  checkClientMapping,
  type ClientMapping,
  type MappingNames,
  mappingNames,
  type MappingPublication,
  planMapping,
  readClientMapping,
} from './client-mapping.ts';
export { type MappingPreview, previewMapping } from './preview-mapping.ts';
export { setField } from './set-field.ts';
export { readSample } from './read-sample.ts';
export { readJsonText } from '../read-json-file.ts';
