import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Countries } from './countries.ts';
import { csvOf } from './table.ts';

/** An effective leader since 2001, by surname. */
export interface ReignLeader {
  readonly country: string;
  readonly surname: string;
  readonly gender: string;
  readonly from: string;
  readonly to: string;
}

/** Correlates of War country numbers whose state names differ from ISO codes, by their abbreviation. */
const COW: { readonly [abbreviation: string]: string } = {
  UKG: 'GBR',
  IRE: 'IRL',
  NTH: 'NLD',
  FRN: 'FRA',
  SWZ: 'CHE',
  SPN: 'ESP',
  POR: 'PRT',
  GMY: 'DEU',
  GFR: 'DEU',
  AUS: 'AUT',
  CZR: 'CZE',
  SLO: 'SVK',
  CRO: 'HRV',
  SLV: 'SVN',
  GRC: 'GRC',
  BUL: 'BGR',
  MLD: 'MDA',
  ROM: 'ROU',
  RUM: 'ROU',
  LAT: 'LVA',
  LIT: 'LTU',
  AZE: 'AZE',
  GRG: 'GEO',
  DEN: 'DNK',
  ICE: 'ISL',
  SWD: 'SWE',
  MAA: 'MRT',
  NIR: 'NER',
  CDI: 'CIV',
  GUI: 'GIN',
  BFO: 'BFA',
  SIE: 'SLE',
  TOG: 'TGO',
  CAO: 'CMR',
  NIG: 'NGA',
  CEN: 'CAF',
  CHA: 'TCD',
  CON: 'COG',
  DRC: 'COD',
  TAZ: 'TZA',
  BUI: 'BDI',
  ANG: 'AGO',
  MZM: 'MOZ',
  ZAM: 'ZMB',
  ZIM: 'ZWE',
  MAW: 'MWI',
  SAF: 'ZAF',
  LES: 'LSO',
  BOT: 'BWA',
  SWA: 'SWZ',
  MAG: 'MDG',
  MAS: 'MUS',
  SEY: 'SYC',
  MOR: 'MAR',
  ALG: 'DZA',
  LIB: 'LBY',
  SUD: 'SDN',
  LEB: 'LBN',
  BAH: 'BHR',
  UAE: 'ARE',
  OMA: 'OMN',
  KUW: 'KWT',
  TAJ: 'TJK',
  KYR: 'KGZ',
  KZK: 'KAZ',
  MON: 'MNG',
  TAW: 'TWN',
  ROK: 'KOR',
  PRK: 'PRK',
  MYA: 'MMR',
  SRI: 'LKA',
  NEP: 'NPL',
  BNG: 'BGD',
  THI: 'THA',
  CAM: 'KHM',
  DRV: 'VNM',
  MAL: 'MYS',
  SIN: 'SGP',
  BRU: 'BRN',
  PHI: 'PHL',
  INS: 'IDN',
  ETM: 'TLS',
  AUL: 'AUS',
  NEW: 'NZL',
  VAN: 'VUT',
  SOL: 'SLB',
  FIJ: 'FJI',
  HAI: 'HTI',
  TRI: 'TTO',
  BAR: 'BRB',
  GUA: 'GTM',
  HON: 'HND',
  SAL: 'SLV',
  COS: 'CRI',
  PAR: 'PRY',
  URU: 'URY',
  GAM: 'GMB',
  EQG: 'GNQ',
  KOS: 'XKX',
  BOS: 'BIH',
  MAC: 'MKD',
  YUG: 'SRB',
  SER: 'SRB',
  SSD: 'SSD',
  BHM: 'BHS',
  BLZ: 'BLZ',
  GUY: 'GUY',
  SUR: 'SUR',
  SLU: 'LCA',
  SVG: 'VCT',
  AAB: 'ATG',
  SKN: 'KNA',
  GRN: 'GRD',
  DMA: 'DMA',
  CAP: 'CPV',
  STP: 'STP',
  GNB: 'GNB',
  COM: 'COM',
  MNC: 'MCO',
  MNG: 'MNE',
  BHU: 'BTN',
};

/** Leaders in power after 2000 (REIGN, OEF Research; cite Bell 2016). */
export function reign(data: string, countries: Countries): ReignLeader[] {
  const text = readFileSync(join(data, 'actors/reign-leaders.csv'), 'latin1');
  return csvOf(text).flatMap((line): ReignLeader[] => {
    const abbreviation = line.stateabb.trim();
    const country = COW[abbreviation] ?? (countries.leader.has(abbreviation) ? abbreviation : '');
    if (Number(line.eyear) < 2001 || country === '') return [];
    const two = (n: string) => n.trim().padStart(2, '0');
    return [
      {
        country,
        surname: line.leader.trim(),
        gender: line.gender === '1' ? 'm' : line.gender === '0' ? 'f' : '',
        from: `${line.syear}-${two(line.smonth)}-${two(line.sdate)}`,
        to: `${line.eyear}-${two(line.emonth)}`,
      },
    ];
  });
}
