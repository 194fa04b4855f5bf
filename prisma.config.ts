/** For Prisma's own command line; the product connects by src/core/config.ts and migrates by src/postgres/migrate.ts. */
export default {
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // `npm run generate` needs no database, so a missing address is no error here.
  datasource: { url: process.env.DATABASE_URL ?? '' },
};
