import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Prisma's schema engine as WebAssembly: the native one that `prisma migrate` wants is not in the npm registry. */
const loadEngine = async () => {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(glue.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine.SchemaEngine;
};

const SchemaEngine = await loadEngine();

const datamodel = (content) =>
  content === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] };

/** See schema-diff.d.mts. */
export const schemaDiff = async (url, from, to) => {
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: url, max: 1, idleTimeoutMillis: 50, allowExitOnIdle: true }),
  );
  const running = await SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, adapter);
  const { stdout, exitCode } = await running.diff({
    from: datamodel(from),
    to: datamodel(to),
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  running.free();
  return exitCode === 2 ? (stdout ?? '') : '';
};
