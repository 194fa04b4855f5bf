import { z } from 'zod';
import { plainDate } from './clock.ts';

/** A `date` column of a raw query. */
export const dayColumn = z.date().transform(plainDate);

/** A `date[]` column, read as `text[]`. */
export const daysColumn = z.array(z.iso.date()).transform((days) => days.map((day) => plainDate(new Date(day))));
