import { saying } from '../setup/outbox.ts';

/** Where one too many is better than one too few. */
export const again = saying({ name: 'again', onUnknown: 'send-again' });
/** Where one too few is better than one too many. */
export const once = saying({ name: 'once', onUnknown: 'leave' });
