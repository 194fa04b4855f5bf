import { filesContract } from './files.ts';
import { platformContract } from './platform.ts';
import { progressContract } from './progress.ts';
import { slackDriver } from './slack.ts';

const open = await slackDriver('socket');
platformContract('slack, by Socket Mode', open);
progressContract('slack, by Socket Mode', open);
filesContract('slack, by Socket Mode', open);
