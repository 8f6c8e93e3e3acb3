import type { ActorEntry } from '../../src/record/record.ts';

/** A state with its capital and where that lies; the more often news has it, the earlier. */
const STATES = `USA|United States|Q30|Washington|38.9|-77.0
RUS|Russia|Q159|Moscow|55.8|37.6
FRA|France|Q142|Paris|48.9|2.4
SYR|Syria|Q858|Damascus|33.5|36.3
UKR|Ukraine|Q212|Kyiv|50.5|30.5
TUR|Turkey|Q43|Ankara|39.9|32.9
CHN|China|Q148|Beijing|39.9|116.4
IRN|Iran|Q794|Tehran|35.7|51.4
GBR|United Kingdom|Q145|London|51.5|-0.1
DEU|Germany|Q183|Berlin|52.5|13.4
ISR|Israel|Q801|Jerusalem|31.8|35.2
SAU|Saudi Arabia|Q851|Riyadh|24.7|46.7
IRQ|Iraq|Q796|Baghdad|33.3|44.4
IND|India|Q668|New Delhi|28.6|77.2
PAK|Pakistan|Q843|Islamabad|33.7|73.1
JPN|Japan|Q17|Tokyo|35.7|139.7
EGY|Egypt|Q79|Cairo|30.0|31.2
PRK|North Korea|Q423|Pyongyang|39.0|125.8
KOR|South Korea|Q884|Seoul|37.6|127.0
YEM|Yemen|Q805|Sanaa|15.4|44.2
LBY|Libya|Q1016|Tripoli|32.9|13.2
AFG|Afghanistan|Q889|Kabul|34.5|69.2
GRC|Greece|Q41|Athens|38.0|23.7
ITA|Italy|Q38|Rome|41.9|12.5
POL|Poland|Q36|Warsaw|52.2|21.0
BRA|Brazil|Q155|Brasilia|-15.8|-47.9
NGA|Nigeria|Q1033|Abuja|9.1|7.5
KEN|Kenya|Q114|Nairobi|-1.3|36.8
SRB|Serbia|Q403|Belgrade|44.8|20.5
NOR|Norway|Q20|Oslo|59.9|10.8`;

const FIRST =
  'Ada Boris Carla Dmitri Elena Farid Greta Hassan Irina Jonas Karim Leila Marek Nadia Omar Petra';
const LAST =
  'Amsel Borowski Castell Dorne Ekberg Faroun Grahl Haidar Ivarsson Jansky Kovalenko Lindqvist Marlow Nasri Ostrander Petrov';
const OFFICES = ['Foreign minister', 'Defence minister', 'President', 'Spokesman', 'Ambassador'];

export interface State {
  readonly actor: ActorEntry;
  readonly capital: string;
  readonly lat: number;
  readonly lon: number;
}

const actor = (entry: Partial<ActorEntry> & Pick<ActorEntry, 'id' | 'name'>): ActorEntry => ({
  kind: 'state',
  country: null,
  sector: 'GOV',
  code: null,
  role: null,
  resolved: 'lexicon',
  wikidata: null,
  score: 0.95,
  by: 'made/cast',
  because: [],
  ...entry,
});

/** States that made-up news is about. */
export const states: readonly State[] = STATES.split('\n').map((line) => {
  const [country, name, wikidata, capital, lat, lon] = line.split('|');
  return {
    actor: actor({ id: country, name, country, wikidata, code: `${country}GOV` }),
    capital,
    lat: Number(lat),
    lon: Number(lon),
  };
});

/** People who do not exist, in offices that do: 256 of them. */
export const people: readonly ActorEntry[] = FIRST.split(' ').flatMap((first, row) =>
  LAST.split(' ').map((last, column) => {
    const state = states[(row * 7 + column * 3) % states.length].actor;
    return actor({
      id: `${first}-${last}`.toLowerCase(),
      name: `${first} ${last}`,
      kind: 'person',
      country: state.country,
      code: state.code,
      role: `${OFFICES[(row + column) % OFFICES.length]} of ${state.name}`,
      resolved: 'report',
    });
  }),
);
