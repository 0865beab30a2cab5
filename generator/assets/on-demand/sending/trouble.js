/* Why a store of learning records did not take what was sent, and what to do. */
"use strict";

{
  const KEPT = "记录都还在这个浏览器里";

  /** @type {Casebook["sendingTrouble"]} */
  function sendingTrouble(status, holder) {
    const tell = `请告诉管理“${holder}”的人`;
    if (status === 0) return `没有送到：网络断了，或者学习记录库不接受这个网站来的请求。${KEPT}，连上以后自动再送；网络正常还是这样，${tell}。`;
    if (status === 401 || status === 403) return `没有送到：学习记录库不认这个网站的口令，或者您还没有登录（${status}）。${KEPT}。先登录单位的系统，再按“再送一次”；还是这样，${tell}。`;
    if (status === 400 || status === 413) return `学习记录库接连拒收，先不送了（${status}）。${KEPT}。${tell}，改好以后按“再送一次”。`;
    if (status === 429 || status >= 500) return `没有送到：学习记录库太忙或者出了故障（${status}）。${KEPT}，过一会儿自动再送；一直这样，${tell}。`;
    return `没有送到：学习记录库的地址或者设置不对（${status}）。${KEPT}。${tell}，改好以后按“再送一次”。`;
  }

  casebook.sendingTrouble = sendingTrouble;
}
