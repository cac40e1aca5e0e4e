-- Takes the file format of the unloads away.

drop file format if exists ${format}
