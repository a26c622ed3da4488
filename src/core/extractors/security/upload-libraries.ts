/** What a library that takes files calls things. */
export interface UploadLibrary {
  readonly modules: RegExp;
  readonly calls: readonly string[];
  /** Where options stand; they may be left out. */
  readonly options: number;
  /** The option that names a folder on the disk of the process. */
  readonly folder?: string | undefined;
}

/** Libraries that take files of any size unless they are told a limit. */
export const uploadLibraries: readonly UploadLibrary[] = [
  { modules: /^multer$/, calls: ['multer', 'default'], options: 0, folder: 'dest' },
  { modules: /^express-fileupload$/, calls: ['fileUpload', 'default', 'upload', 'fileupload'], options: 0 },
  { modules: /^(?:busboy|@fastify\/busboy)$/, calls: ['busboy', 'Busboy', 'BusBoy', 'default'], options: 0 },
  {
    modules: /^@nestjs\/platform-express$/,
    calls: ['FileInterceptor', 'FilesInterceptor', 'AnyFilesInterceptor', 'FileFieldsInterceptor'],
    options: 1,
  },
];
