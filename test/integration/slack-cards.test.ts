import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { renderForm } from '../../src/bots/slack/modal.ts';
import { blocksOf, renderCard } from '../../src/bots/slack/render.ts';
import { languages, translator } from '../../src/core/i18n/translator.ts';
import { cardsOfTheProduct, formsOfVisits } from '../contract/cards.ts';
import { checkMessageBlocks, checkView } from '../fakes/slack/blocks/validate.ts';
import { controlsOf, readBlocks } from '../fakes/slack/screen/blocks.ts';
import { createWorld } from '../fakes/slack/world/world.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();

describe.each(languages)('every card of the product in Slack, in %s', (language) => {
  it('stays within Block Kit, leaves nothing out, and reads as the golden files show', async () => {
    await reset();
    const t = translator(language, 'Europe/Rome');
    const world = createWorld();
    for (const [name, card] of Object.entries(await cardsOfTheProduct(db, language))) {
      const { text, blocks } = renderCard(card, (count) => t('slack-more', { count }));
      expect(blocks, name).toEqual(blocksOf(card));
      const checked = checkMessageBlocks(JSON.parse(JSON.stringify(blocks)));
      const buttons = controlsOf(world, checked).map(({ label, value }) => `[${label} → ${value}]`);
      const seen = [text, '———', readBlocks(world, checked), ...(buttons.length > 0 ? [buttons.join(' ')] : [])];
      await expect(`${seen.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/rendered/slack/${name}.${language}.txt`);
    }
    for (const [name, form] of Object.entries(await formsOfVisits(db))) {
      const view = renderForm(translator('en', 'UTC'), form, { channel: 'C1', direct: false });
      checkView(JSON.parse(JSON.stringify(view)), 'modal');
      await expect(stringify(JSON.parse(JSON.stringify(view)))).toMatchFileSnapshot(
        `../fixtures/rendered/slack/${name}.${language}.yaml`,
      );
    }
  });
});
