export { checkMachine, machineTitles, type MachineLine, type MachineOptions } from './check-machine.ts';
