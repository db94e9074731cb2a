import { type Connection, openConnection, type Sql } from '../../src/store/sqlite/connection.ts';
import { migrate } from '../../src/store/sqlite/migrations/migrate.ts';

/**
 * A process of its own that brings a file to the newest schema and kills itself before its statement number `dies`, in the
 * middle of whatever step that is in. Arguments: the file and the number.
 */
const [path = '', dies = '0'] = process.argv.slice(2);
let left = Number(dies);

function mortal(sql: Sql): Sql {
  const count = () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  return {
    run: (text, ...values) => {
      count();
      return sql.run(text, ...values);
    },
    first: (text, ...values) => {
      count();
      return sql.first(text, ...values);
    },
    all: (text, ...values) => {
      count();
      return sql.all(text, ...values);
    },
    script: (text) => {
      count();
      sql.script(text);
    },
  };
}

async function run(): Promise<void> {
  const connection = openConnection(path);
  const dying: Connection = {
    ...connection,
    atomic: (work) => connection.atomic((sql) => work(mortal(sql))),
  };
  await migrate(dying);
  connection.close();
}

void run();
