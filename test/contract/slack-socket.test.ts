import { platformContract } from './platform.ts';
import { slackDriver } from './slack.ts';

platformContract('slack, by Socket Mode', await slackDriver('socket'));
