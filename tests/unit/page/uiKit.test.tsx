import { caughtCalls } from './caughtCalls';
import { invoke } from '@forge/bridge';
import * as UiKit from '@forge/react';
import React, { createRef, type ReactNode, useState } from 'react';
import { emit, on } from '../../../dev-host/page/bridge/events';

// What the real packages do with a page, here as on a site.

const { Button, DynamicTable, FilePicker, Select, Textfield, useForm, UserPicker } = UiKit;

beforeEach(() => {
  caughtCalls.length = 0;
});

const render = (element: React.JSX.Element): void => {
  UiKit.default.render(element);
};

test('a ref gives a plain node of the tree, which cannot focus', () => {
  const ref = createRef<unknown>();
  const withRef: object = { ref };
  render(<Textfield {...withRef} autoFocus name="reason" />);
  expect(ref.current).toMatchObject({
    type: 'Textfield',
    props: { autoFocus: true },
    children: [],
  });
  expect(JSON.parse(JSON.stringify(ref.current))).toEqual(ref.current);
  expect(ref.current).not.toHaveProperty('focus');
});

test('a form has no watch, reset, setValue, setError or setFocus', () => {
  let form: object = {};
  const Form = () => {
    form = useForm();
    return null;
  };
  render(<Form />);
  expect(Object.keys(form).toSorted()).toEqual([
    'clearErrors',
    'formState',
    'getFieldId',
    'getValues',
    'handleSubmit',
    'register',
    'trigger',
  ]);
});

test.each([
  ...['Banner', 'Combobox', 'CreatableSelect', 'AsyncSelect', 'DropdownMenu', 'Flag', 'Flex'],
  ...['Grid', 'IconButton', 'Skeleton'],
])('@forge/react has no %s', (name) => {
  expect(UiKit).not.toHaveProperty(name);
});

// Only the types: the compiler refuses each of these.
export const refusedByTypes = (): React.JSX.Element[] => {
  const rows = [{ key: 'a', cells: [{ key: 'a', content: 'a' }] }];
  return [
    // @ts-expect-error -- a table cannot be told how its rows are sorted
    <DynamicTable key={1} rows={rows} onSort={() => undefined} />,
    // @ts-expect-error -- a table counts the rows that it has
    <DynamicTable key={2} rows={rows} totalRows={100} />,
    // @ts-expect-error -- options come from the page
    <Select key={3} loadOptions={() => Promise.resolve([])} />,
    // @ts-expect-error -- only given options can be chosen
    <Select key={4} isCreatable />,
    // @ts-expect-error -- the name comes from a Label
    <Select key={5} ariaLabel="Group" />,
    // @ts-expect-error -- only defaultValue is set by the page
    <UserPicker key={6} name="person" label="Person" value="a" />,
    // @ts-expect-error -- a picker takes files of any kind
    <FilePicker key={7} accept=".csv" />,
    // @ts-expect-error -- a picker takes files of any size
    <FilePicker key={8} maxSize={100} />,
    // @ts-expect-error -- nothing on the page can be focused later
    <Button key={9} ref={createRef()} />,
  ];
};

describe("a component of the page's own in a table's cell", () => {
  const Counter = () => <UiKit.Text>{String(useState(1)[0])}</UiKit.Text>;

  const showTable = (content: ReactNode) => {
    let setRows: (rows: number) => void = () => undefined;
    const Table = () => {
      const [count, setCount] = useState(1);
      setRows = setCount;
      const rows = Array.from({ length: count }, (_, row) => ({
        key: String(row),
        cells: [{ key: 'count', content }],
      }));
      return <DynamicTable rows={rows} />;
    };
    render(<Table />);
    return setRows;
  };

  test('is called and not mounted, so that its hooks fail when there are more rows', () => {
    const setRows = showTable(<Counter />);
    const log = jest.spyOn(console, 'error').mockReturnValue();
    expect(() => {
      setRows(2);
    }).toThrow('Rendered more hooks');
    log.mockRestore();
  });

  test('works in a Fragment', () => {
    const setRows = showTable(
      <>
        <Counter />
      </>,
    );
    setRows(2);
    expect(caughtCalls.map(({ command }) => command)).toEqual(['reconcile', 'reconcile']);
  });
});

test('keyed children that move end in the wrong order, so the rows of a table may not move', () => {
  let setOrder: (order: string[]) => void = () => undefined;
  const Names = () => {
    const [order, set] = useState(['a', 'b', 'c', 'd']);
    setOrder = set;
    return (
      <UiKit.Stack>
        {order.map((name) => (
          <UiKit.Text key={name}>{name}</UiKit.Text>
        ))}
      </UiKit.Stack>
    );
  };
  render(<Names />);
  setOrder(['c', 'a', 'b', 'd']);
  const shown = JSON.stringify(caughtCalls.at(-1)?.data).match(/(?<="text":")[a-d]/g);
  expect(shown).toEqual(['c', 'd', 'b', 'a']); // 'c', 'a', 'b', 'd' once the package is repaired
});

test('a page calls functions 500 times in 25 seconds', async () => {
  await Promise.all(Array.from({ length: 500 }, () => invoke('listGroups')));
  await expect(invoke('listGroups')).rejects.toThrow('rate limited at 500req/25s');
});

test('an event is not replayed for a listener that comes later', () => {
  const listener = jest.fn();
  emit({ event: 'ready', payload: 1 });
  on({ event: 'ready', callback: listener });
  emit({ event: 'ready', payload: 2 });
  expect(listener.mock.calls).toEqual([[2]]);
});
