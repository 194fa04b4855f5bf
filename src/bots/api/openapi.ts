import { z } from 'zod';
import { languages } from '../../core/i18n/translator.ts';
import { largestUpload, mostFiles, mostTogether } from '../../core/imports/received/uploads.ts';
import { errorBody, trialBody } from './schemas.ts';

const megabyte = 2 ** 20;

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
};

const answer = (description: string, name: 'Trial' | 'Error') => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});

const declined = {
  '400': answer('Something that was sent is not understood', 'Error'),
  '401': answer('Without a good token', 'Error'),
  '403': answer('Whoever the token is for is no administrator any more', 'Error'),
  '429': answer('Too many wrong tokens from this address; Retry-After says how long to wait', 'Error'),
  '500': answer('A fault of ours', 'Error'),
  '503': answer('The database is away; nothing was done', 'Error'),
};
const unknown = { '404': answer('This token has made no such trial', 'Error') };
const refused = { '422': answer('The import is refused, with every reason', 'Error') };

const lang = {
  name: 'lang',
  in: 'query',
  description: 'The language of the answer; without it, the organisation’s',
  schema: { type: 'string', enum: languages },
};
const trial = { name: 'trial', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };

/** What programs may ask of the API, by OpenAPI 3.1. Its schemas are those by which the answers are made. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'kam-assistant imports',
    version: '1',
    description: 'Tries and imports tables. What an import is, and which columns are understood: docs/import.md.',
  },
  servers: [{ url: '/' }],
  security: [{ token: [] }],
  paths: {
    '/api/import': {
      post: {
        operationId: 'try',
        summary: 'Tries files, and imports them if `apply` is true',
        parameters: [
          lang,
          {
            name: 'Idempotency-Key',
            in: 'header',
            description:
              'The sender’s own name for this request: sent again with it within a day, it is told the first answer',
            schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['file'],
                properties: {
                  file: {
                    type: 'array',
                    minItems: 1,
                    maxItems: mostFiles,
                    description: `CSV or XLSX, at most ${largestUpload / megabyte} MB each and ${mostTogether / megabyte} MB together`,
                    items: { type: 'string', format: 'binary' },
                  },
                  asOf: {
                    type: 'string',
                    format: 'date',
                    description: 'The day that the figures describe; else today',
                  },
                  source: { type: 'string', description: 'Where the rows come from; keys are unique within it' },
                  mapping: { type: 'string', contentMediaType: 'application/json' },
                  apply: { type: 'string', enum: ['true', 'false'], default: 'false' },
                },
              },
            },
          },
        },
        responses: {
          '200': answer('What the import would do, or has done', 'Trial'),
          ...declined,
          '409': answer('Another import is under way', 'Error'),
          '413': answer('Too large, or too many files', 'Error'),
          '415': answer('No multipart/form-data, or a file that is no table', 'Error'),
          ...refused,
        },
      },
    },
    '/api/import/{trial}': {
      get: {
        operationId: 'show',
        summary: 'A trial as it stands',
        parameters: [trial, lang],
        responses: { '200': answer('What it said, and what has become of it', 'Trial'), ...declined, ...unknown },
      },
      delete: {
        operationId: 'discard',
        summary: 'Lets go of the files of a trial',
        parameters: [trial, lang],
        responses: {
          '200': answer('The trial, gone', 'Trial'),
          ...declined,
          ...unknown,
          '409': answer('It was imported already', 'Error'),
        },
      },
    },
    '/api/import/{trial}/apply': {
      post: {
        operationId: 'apply',
        summary: 'Imports the very files of a trial, once',
        parameters: [trial, lang],
        responses: {
          '200': answer('What it has done; asked again, the same', 'Trial'),
          ...declined,
          ...unknown,
          '409': answer('Another import is under way, or the files are no longer kept', 'Error'),
          ...refused,
        },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Trial: schemaOf(trialBody), Error: schemaOf(errorBody) },
  },
} as const;
