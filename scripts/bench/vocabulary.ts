/** What the invented company of the benchmark consists of: departments, roles, systems, and what its procedures are about. */

export interface InventedSystem {
  readonly id: string;
  readonly name: string;
  readonly objects: readonly string[];
  readonly views: readonly string[];
  readonly reports: readonly string[];
}

export const DEPARTMENTS: readonly { readonly folder: string; readonly name: string; readonly roles: readonly string[] }[] = [
  { folder: 'purchasing', name: 'Purchasing', roles: ['buyer', 'purchasing-manager'] },
  { folder: 'warehouse', name: 'Warehouse', roles: ['stock-clerk', 'warehouse-manager'] },
  { folder: 'accounting', name: 'Accounting', roles: ['bookkeeper', 'accounting-manager'] },
  { folder: 'payroll', name: 'Payroll', roles: ['payroll-clerk', 'payroll-manager'] },
  { folder: 'customer-care', name: 'Customer care', roles: ['care-agent', 'care-manager'] },
  { folder: 'repairs', name: 'Repairs', roles: ['repair-planner', 'repair-manager'] },
  { folder: 'logistics', name: 'Logistics', roles: ['dispatcher', 'logistics-manager'] },
  { folder: 'quality', name: 'Quality', roles: ['inspector', 'quality-manager'] },
  { folder: 'it-service', name: 'IT service', roles: ['service-technician', 'it-manager'] },
  { folder: 'facilities', name: 'Facilities', roles: ['caretaker', 'facilities-manager'] },
];

export const SYSTEMS: readonly InventedSystem[] = [
  { id: 'order-desk', name: 'Order desk', objects: ['Order', 'Quote', 'Return'], views: ['Orders to release', 'Returns of the day', 'Quotes without answer'], reports: ['Order backlog', 'Return reasons'] },
  { id: 'ledger', name: 'Ledger', objects: ['Invoice', 'Payment', 'Account'], views: ['Invoices to match', 'Payments on hold', 'Accounts to close'], reports: ['Open items', 'Payment runs'] },
  { id: 'stockroom', name: 'Stockroom', objects: ['Item', 'Bin', 'Count'], views: ['Items below minimum', 'Bins to count', 'Counts with differences'], reports: ['Stock accuracy', 'Slow items'] },
  { id: 'transport-board', name: 'Transport board', objects: ['Shipment', 'Route', 'Carrier'], views: ['Shipments to plan', 'Late shipments', 'Routes of tomorrow'], reports: ['Delivery times', 'Carrier costs'] },
  { id: 'ticket-desk', name: 'Ticket desk', objects: ['Ticket', 'Asset', 'Outage'], views: ['Tickets to sort', 'Assets to return', 'Open outages'], reports: ['Answer times', 'Repeat tickets'] },
  { id: 'time-clock', name: 'Time clock', objects: ['Shift', 'Absence', 'Timesheet'], views: ['Timesheets to approve', 'Absences of the week', 'Shifts to fill'], reports: ['Hours by team', 'Missing timesheets'] },
  { id: 'inspection-log', name: 'Inspection log', objects: ['Inspection', 'Defect', 'Certificate'], views: ['Inspections due', 'Defects to judge', 'Certificates to renew'], reports: ['Defect rate', 'Inspection results'] },
];

export const FIELDS: readonly string[] = ['Status', 'Owner', 'Amount', 'DueDate', 'Category', 'Reason', 'CheckedAt', 'ApprovedBy', 'Reference', 'Quantity', 'Site', 'Note'];
export const STATUS_VALUES: readonly string[] = ['New', 'Checked', 'Approved', 'Rejected', 'Waiting', 'Closed'];
export const CHANNELS: readonly string[] = ['#orders', '#stock-alerts', '#payments', '#deliveries', '#repairs-desk', '#quality-line', '#people-data', '#site-watch'];
export const DOCUMENTS: readonly string[] = ['delivery note', 'packing list', 'credit note', 'purchase order', 'repair report', 'count sheet', 'damage photo', 'price list', 'shift plan', 'test record'];
export const SITES: readonly string[] = ['Antwerp', 'Bilbao', 'Cork', 'Dresden', 'Espoo', 'Faro', 'Ghent', 'Haarlem', 'Izmir', 'Jena', 'Krakow', 'Lyon', 'Malmo', 'Namur', 'Oulu', 'Porto', 'Riga', 'Split', 'Turin', 'Uppsala'];

/** Titles are one of each: action, thing, site. */
export const ACTIONS: readonly string[] = ['Release', 'Match', 'Correct', 'Renew', 'Return', 'Count', 'Approve', 'Close', 'Reopen', 'Transfer', 'Cancel', 'Inspect', 'Archive', 'Price', 'Label', 'Register'];
export const THINGS: readonly string[] = [
  'a blocked order', 'a supplier invoice', 'a damaged pallet', 'a service contract', 'a rented forklift', 'a spare part', 'an overtime claim', 'a customer deposit', 'a cold-chain delivery', 'a work permit',
  'an expense claim', 'a measuring device', 'a site badge', 'a carrier claim', 'a safety certificate', 'a returned laptop', 'a partial shipment', 'a price list', 'a shift swap', 'a recalled batch',
  'a consignment stock', 'a customs document', 'a warranty case', 'a fuel card', 'a cleaning order', 'a leased vehicle', 'a test sample', 'a vendor record', 'a petty cash box', 'a packaging order', 'an export licence', 'a training record',
];

export const TERMS: Readonly<Record<string, string>> = {
  backlog: 'Work that has been accepted and not yet started, counted at the end of each day.',
  'blocked stock': 'Items that lie in the warehouse and that nobody may ship until the quality manager releases them.',
  'cut-off time': 'The hour of a day after which an order counts as received on the next business day.',
  'goods receipt': 'The record that goods have arrived, with their number and their state.',
  'payment run': 'The list of all payments that the bank receives in one file.',
  'safety stock': 'The number of items below which a new order goes out.',
  'three-way match': 'The comparison of order, goods receipt and invoice in number and price.',
  ERP: 'The programs in which orders, stock and accounts are kept.',
  VAT: 'The tax on sales that the company collects and passes on.',
  RMA: 'The number under which a customer may send goods back.',
};
