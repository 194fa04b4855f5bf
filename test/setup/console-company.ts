import type { Db } from '../../src/core/db.ts';
import { aDepartment, anOrganisation, aPerson } from '../factories/index.ts';

/** A demo company to talk in: anna and boris are in logistics, carla in no department, dmitri has left. */
export const aConsoleCompany = async (db: Db) => {
  await anOrganisation(db, { isDemo: true });
  const anna = await aPerson(db, { handle: 'anna', name: 'Anna' });
  const boris = await aPerson(db, { handle: 'boris', name: 'Boris', language: 'ru' });
  const carla = await aPerson(db, { handle: 'carla', name: 'Carla', language: 'it' });
  await aPerson(db, { handle: 'dmitri', name: 'Dmitri', leftOn: new Date('2026-11-01') });
  const logistics = await aDepartment(db, { key: 'logistics', name: 'Logistics', members: [anna, boris] });
  return { anna, boris, carla, logistics };
};
