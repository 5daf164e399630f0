import { splitLines } from '../../../static/admin/frames/payloads';

test('splits a text at the ends of its lines', () => {
  expect(splitLines('ab\r\ncd\r\nef', 9)).toEqual(['ab\r\ncd\r\n', 'ef']);
  expect(splitLines('ab\r\ncd\r\nef', 8)).toEqual(['ab\r\ncd\r\n', 'ef']);
  expect(splitLines('ab\r\ncd\r\nef', 7)).toEqual(['ab\r\n', 'cd\r\nef']);
});

test('leaves a text that fits in one piece', () => {
  expect(splitLines('ab\r\n', 4)).toEqual(['ab\r\n']);
  expect(splitLines('', 4)).toEqual([]);
});

test('cuts a line that is longer than a part, but no character', () => {
  expect(splitLines('abcd\nef', 3)).toEqual(['abc', 'd\n', 'ef']);
  expect(splitLines('ab👩c', 3)).toEqual(['ab', '👩c']);
});
