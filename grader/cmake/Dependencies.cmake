# Dependencies.cmake: what the kit needs beside a compiler. Distribution packages come first, so that an
# installed kit works without a network; a pinned source archive is the fallback where there is no package.
include(FetchContent)
find_package(Threads REQUIRED)

find_package(GTest QUIET)
if(NOT GTest_FOUND)
  set(INSTALL_GTEST OFF)
  set(BUILD_GMOCK OFF)
  FetchContent_Declare(googletest SYSTEM EXCLUDE_FROM_ALL
    URL https://github.com/google/googletest/archive/refs/tags/v1.14.0.tar.gz
    URL_HASH SHA256=8ad598c73ad796e0d8280b082cebd82a630d73e73cd3c70057938a6501bba5d7)
  FetchContent_MakeAvailable(googletest)
  add_library(GTest::gtest ALIAS gtest)
endif()
