import { filesContract } from './files.ts';
import { platformContract } from './platform.ts';
import { progressContract } from './progress.ts';
import { slackDriver } from './slack.ts';

const open = await slackDriver('http');
platformContract('slack, over HTTP', open);
progressContract('slack, over HTTP', open);
filesContract('slack, over HTTP', open);
