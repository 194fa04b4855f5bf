import { freshnessNotice } from '../freshness/notice.ts';
import type { MessageKind } from './kind.ts';
import { tryOut } from './kinds/try-out.ts';
import { unreachablePerson } from './unreachable.ts';

/** Every kind of message that is sent unasked. */
export const messageKinds: readonly MessageKind[] = [tryOut, unreachablePerson, freshnessNotice];
