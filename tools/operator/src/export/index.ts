export {
  type ExportedList,
  isListFileFormat,
  type ListCell,
  listFile,
  type ListFileFormat,
} from './list-file.ts';
