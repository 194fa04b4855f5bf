import { filesContract } from './files.ts';
import { platformContract } from './platform.ts';
import { progressContract } from './progress.ts';
import { telegramDriver } from './telegram.ts';

const open = await telegramDriver('webhook');
platformContract('telegram, by webhook', open);
progressContract('telegram, by webhook', open);
filesContract('telegram, by webhook', open);
