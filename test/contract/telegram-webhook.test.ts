import { platformContract } from './platform.ts';
import { telegramDriver } from './telegram.ts';

platformContract('telegram, by webhook', await telegramDriver('webhook'));
