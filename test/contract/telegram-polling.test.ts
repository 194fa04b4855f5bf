import { filesContract } from './files.ts';
import { platformContract } from './platform.ts';
import { progressContract } from './progress.ts';
import { telegramDriver } from './telegram.ts';

const open = await telegramDriver('polling');
platformContract('telegram, by polling', open);
progressContract('telegram, by polling', open);
filesContract('telegram, by polling', open);
