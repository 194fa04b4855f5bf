/**
 * Rows for tests: each factory makes one row, and those that it must hang on, with defaults that a test overrides by what it is about.
 * The default world stands at 21 November 2026.
 */
export * from './accounts.ts';
export * from './chat.ts';
export * from './people.ts';
export * from './trade.ts';
export { day } from './values.ts';
export * from './work.ts';
