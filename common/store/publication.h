// Tells those who asked that there is something new to read.

#ifndef CR_COMMON_STORE_PUBLICATION_H_
#define CR_COMMON_STORE_PUBLICATION_H_

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace carereform::store {

// Thread-safe.
class Publication {
 public:
  // Told which council has records that are new. Called on the writer's thread:
  // it must neither wait nor read.
  using Listener = std::function<void(const std::string& council)>;

  // Ends the subscription when it goes; the listener is not called from then
  // on.
  class Subscription {
   public:
    Subscription(Publication& publication, int id)
        : publication_(publication), id_(id) {}
    ~Subscription() { publication_.Remove(id_); }
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;

   private:
    Publication& publication_;
    const int id_;
  };

  // Has `listener` told from now on. The publication must outlive what is
  // returned.
  std::unique_ptr<Subscription> Subscribe(Listener listener);

  // Tells every listener.
  void Announce(const std::string& council);

 private:
  void Remove(int id);

  std::mutex mutex_;
  int last_id_ = 0;
  std::map<int, Listener> listeners_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_PUBLICATION_H_
