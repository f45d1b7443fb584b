// Tells systemd how the program is, where systemd started it: sd_notify(3).

#ifndef CR_COMMON_SERVER_SERVICE_MANAGER_H_
#define CR_COMMON_SERVER_SERVICE_MANAGER_H_

#include "absl/strings/string_view.h"

namespace carereform::server {

// Sends `state`, such as "READY=1", to the socket that NOTIFY_SOCKET names;
// does nothing where it names none. What cannot be sent is left: the service
// manager has its own limits of time.
void TellServiceManager(absl::string_view state);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SERVICE_MANAGER_H_
