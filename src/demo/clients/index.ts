import type { Client } from '../client.ts';
import { acme } from './acme.ts';
import { adriatica } from './adriatica.ts';
import { bianchi } from './bianchi.ts';
import { brightwater } from './brightwater.ts';
import { cartieraConti } from './cartiera-conti.ts';
import { greenfield } from './greenfield.ts';
import { hartwell } from './hartwell.ts';
import { keller } from './keller.ts';
import { liberta } from './liberta.ts';
import { lugovoy } from './lugovoy.ts';
import { nevsky } from './nevsky.ts';
import { northSea } from './north-sea.ts';
import { oconnell } from './oconnell.ts';
import { officineFerri } from './officine-ferri.ts';
import { romashka } from './romashka.ts';
import { romashkaService } from './romashka-service.ts';
import { rossi } from './rossi.ts';
import { rossini } from './rossini.ts';
import { sibenergo } from './sibenergo.ts';
import { stankopark } from './stankopark.ts';
import { uralmashdetal } from './uralmashdetal.ts';
import { vanDijk } from './van-dijk.ts';
import { vesuvio } from './vesuvio.ts';
import { volgaKhim } from './volga-khim.ts';

/** The clients of the demo company. */
export const clients: readonly Client[] = [
  acme,
  hartwell,
  brightwater,
  keller,
  vanDijk,
  northSea,
  greenfield,
  oconnell,
  romashka,
  romashkaService,
  uralmashdetal,
  nevsky,
  volgaKhim,
  sibenergo,
  lugovoy,
  stankopark,
  rossi,
  rossini,
  bianchi,
  officineFerri,
  cartieraConti,
  adriatica,
  liberta,
  vesuvio,
];
