/** Somebody of the demo school. Everybody is made up; the addresses end in a domain reserved for examples (RFC 2606). */
export interface Person {
  /** The platform's user id: login hint and `sub`. */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly role: 'instructor' | 'student' | 'mentor';
  /** Students a mentor is named to; nobody for everybody else. */
  readonly mentorOf: readonly string[];
}

function person(id: string, givenName: string, familyName: string, rest: Partial<Person> = {}): Person {
  const mailbox = `${givenName}.${familyName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return {
    id,
    givenName,
    familyName,
    name: `${givenName} ${familyName}`,
    email: `${mailbox}@larkfield.example`,
    locale: 'en',
    role: 'student',
    mentorOf: [],
    ...rest,
  };
}

/** The one instructor, a mentor of two students, and ten students; two of the students take both courses. */
export const PEOPLE: readonly Person[] = [
  person('11', 'Elena', 'Rivera', { name: 'Ms Rivera', role: 'instructor' }),
  person('12', 'Rosa', 'García', { role: 'mentor', mentorOf: ['24', '25'] }),
  person('21', 'Amina', 'Yusuf'),
  person('22', 'Liam', 'O’Connor'),
  person('23', 'Mei', 'Chen'),
  person('24', 'Mateo', 'García', { locale: 'es' }),
  person('25', 'Priya', 'Nair'),
  person('26', 'Noah', 'Goldberg'),
  person('27', 'Zuri', 'Okafor'),
  person('28', 'Oskar', 'Lindqvist'),
  person('29', 'Leila', 'Haddad'),
  person('30', 'Kaito', 'Mori'),
];

/** The person with this id, or undefined. */
export function personById(id: string): Person | undefined {
  return PEOPLE.find((one) => one.id === id);
}
