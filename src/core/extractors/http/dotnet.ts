/**
 * Stands for every package of .NET: files use whole namespaces, often in another file, so that which one a type comes
 * from does not show. A type that the workspace declares itself is never one of these.
 */
export const dotnet = '.net';
