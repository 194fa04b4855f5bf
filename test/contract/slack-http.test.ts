import { platformContract } from './platform.ts';
import { slackDriver } from './slack.ts';

platformContract('slack, over HTTP', await slackDriver('http'));
