// SIGTERM and SIGINT, taken by one thread that waits for them.

#ifndef CR_COMMON_SERVER_STOP_SIGNALS_H_
#define CR_COMMON_SERVER_STOP_SIGNALS_H_

namespace carereform::server {

// Keeps the signals from ending the process. First thing in main: a thread that
// started before would still be ended by them.
void BlockStopSignals();

// Waits for either signal. Requires BlockStopSignals.
void WaitForStopSignal();

// From now on a second signal ends the process at once.
void UnblockStopSignals();

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_STOP_SIGNALS_H_
