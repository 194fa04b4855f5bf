import { describe, expect, it } from 'vitest';
import { placeKey } from './place.ts';

describe('a place', () => {
  it.each([
    ['Via Manzoni, 4', 'via manzoni 4'],
    ['  via  manzoni 4 ', 'via manzoni 4'],
    ['ул. Ленина, д. 4', 'ул ленина д 4'],
    ['Caffè Nero – 2º piano', 'caffe nero 2º piano'],
  ])('%s is known again', (location, key) => {
    expect(placeKey(location)).toBe(key);
  });

  it.each([
    null,
    '',
    '   ',
    '—',
    'https://zoom.us/j/1',
    'Zoom',
    'Microsoft Teams Meeting',
    'онлайн',
    'Звонок',
    '+39 06 123 4567',
    'Videochiamata',
    'x'.repeat(10_000),
  ])('%s is none to go to', (location) => {
    expect(placeKey(location)).toBeNull();
  });
});
