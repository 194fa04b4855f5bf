import { filesContract } from './files.ts';
import { platformContract } from './platform.ts';
import { telegramDriver } from './telegram.ts';

const open = await telegramDriver('polling');
platformContract('telegram, by polling', open);
filesContract('telegram, by polling', open);
