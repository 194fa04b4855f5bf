import { msg } from '../../core/i18n/translator.ts';
import { parseMapping } from '../../core/imports/mapping.ts';
import type { LooseFile } from '../../core/imports/received/files.ts';
import { wrongUse } from '../../core/imports/refusal.ts';
import { parseKeepable } from '../../core/keepable.ts';
import type { Sent } from './form-data.ts';

const isMapping = ({ name }: LooseFile): boolean => /\.json$/i.test(name);

const parsed = (text: string, name: string): unknown => {
  try {
    return parseKeepable(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw wrongUse(msg('import-refused-mapping'), {
      file: name,
      mistakes: error instanceof Error ? error.message : String(error),
    });
  }
};

/**
 * The files as they are kept for a trial: the mapping, which may come as a field or as a file, is one of them, and says the source. Pure.
 * @throws Refused naming the mistakes of the mapping
 */
export const withMapping = ({ files, mapping, source }: Pick<Sent, 'files' | 'mapping' | 'source'>): LooseFile[] => {
  const [sentFile, ...others] = files.filter(isMapping);
  const tables = files.filter((file) => !isMapping(file));
  const given = [
    ...(mapping === undefined ? [] : [{ name: 'mapping.json', text: mapping }]),
    ...(sentFile === undefined ? [] : [{ name: sentFile.name, text: Buffer.from(sentFile.bytes).toString('utf8') }]),
  ];
  if (given.length > 1 || others.length > 0) throw wrongUse(msg('api-mappings'));
  const [one] = given;
  if (!one && source === undefined) return tables;
  const { name, text } = one ?? { name: 'mapping.json', text: '{}' };
  const json = parsed(text, name);
  parseMapping(json, name);
  const whole = source === undefined ? json : { ...(json as object), source };
  return [...tables, { name, bytes: Buffer.from(JSON.stringify(whole)) }];
};
