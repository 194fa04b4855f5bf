export type Category =
  | 'pumps'
  | 'seals'
  | 'bearings'
  | 'valves'
  | 'drives'
  | 'filters'
  | 'couplings'
  | 'sensors'
  | 'service';

interface ProductProfile {
  readonly sku: string;
  readonly name: string;
  readonly category: Category;
  /** Euros. */
  readonly price: string;
  /** What it costs us, in euros; nobody works out what an hour of service costs. */
  readonly cost: string | null;
}

export const products: readonly ProductProfile[] = [
  { sku: 'PU-210', name: 'Centrifugal pump CP 210', category: 'pumps', price: '1840.00', cost: '1325.00' },
  { sku: 'PU-450', name: 'Gear pump GP 450', category: 'pumps', price: '2960.00', cost: '2190.00' },
  { sku: 'PU-800', name: 'Dosing pump DP 8', category: 'pumps', price: '920.00', cost: '610.00' },
  { sku: 'SE-12', name: 'Mechanical seal MS 12', category: 'seals', price: '148.00', cost: '79.00' },
  { sku: 'SE-40', name: 'Seal kit SK 40', category: 'seals', price: '86.00', cost: '41.00' },
  { sku: 'BE-6205', name: 'Ball bearing 6205', category: 'bearings', price: '12.40', cost: '7.10' },
  { sku: 'BE-22212', name: 'Spherical roller bearing 22212', category: 'bearings', price: '94.00', cost: '61.00' },
  { sku: 'BE-T48', name: 'Thrust bearing T 48', category: 'bearings', price: '57.50', cost: '36.00' },
  { sku: 'VA-50', name: 'Ball valve DN 50', category: 'valves', price: '118.00', cost: '74.00' },
  { sku: 'VA-P3', name: 'Proportional valve PV 3', category: 'valves', price: '640.00', cost: '455.00' },
  { sku: 'DR-15', name: 'Geared motor GM 1.5 kW', category: 'drives', price: '780.00', cost: '562.00' },
  { sku: 'DR-55', name: 'Geared motor GM 5.5 kW', category: 'drives', price: '1690.00', cost: '1240.00' },
  { sku: 'DR-F7', name: 'Frequency converter FC 7', category: 'drives', price: '1120.00', cost: '846.00' },
  { sku: 'FI-10', name: 'Filter cartridge FC 10', category: 'filters', price: '38.00', cost: '19.50' },
  { sku: 'FI-H25', name: 'Hydraulic filter HF 25', category: 'filters', price: '72.00', cost: '40.00' },
  { sku: 'CO-28', name: 'Jaw coupling JC 28', category: 'couplings', price: '64.00', cost: '37.00' },
  { sku: 'CO-H16', name: 'Hydraulic hose set H 16', category: 'couplings', price: '109.00', cost: '66.00' },
  { sku: 'SN-P', name: 'Pressure sensor PS 400', category: 'sensors', price: '214.00', cost: '139.00' },
  { sku: 'SN-V', name: 'Vibration sensor VS 2', category: 'sensors', price: '365.00', cost: '248.00' },
  { sku: 'SV-H', name: 'Service hour on site', category: 'service', price: '95.00', cost: null },
];
