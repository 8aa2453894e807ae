(function () {
  // A module loader in the page (define) would keep plotly.js from setting window.Plotly.
  var chart = document.getElementById("$ID"); if (!chart) return;
  var view = chart.querySelector(".sd-chart-view"), button = chart.querySelector("button"), note = chart.querySelector("[role=status]");
  function axes(layout, change) { Object.keys(layout).concat(["xaxis", "yaxis"]).forEach(function (k) { if (/^[xy]axis\d*$/.test(k)) change(layout[k] = layout[k] || {}); }); }
  function draw() {
    var figure = JSON.parse(chart.querySelector("script[type='application/json']").textContent), layout = figure.layout;
    var pictures = [].slice.call(view.querySelectorAll("svg.sd-figure"));
    var svg = pictures.filter(function (s) { return s.getBoundingClientRect().width > 0; })[0] || pictures[0], box = svg.getBoundingClientRect(), css = getComputedStyle(svg), ink = getComputedStyle(svg.querySelector("text") || svg).fill;
    layout.colorway = layout.colorway || $PALETTE.map(function (c, i) { return css.getPropertyValue("--figure-series-" + (i + 1)).trim() || c; });
    layout.font = Object.assign({ color: ink, family: css.fontFamily, size: 14 }, layout.font);
    layout.paper_bgcolor = css.backgroundColor; layout.plot_bgcolor = "rgba(0,0,0,0)";
    axes(layout, function (a) { a.gridcolor = a.gridcolor || "rgba(128,128,128,.25)"; a.zerolinecolor = a.zerolinecolor || "rgba(128,128,128,.5)"; });
    // Texts over the cells of a heat map must be read on dark cells too.
    if (figure.data.some(function (t) { return t.type === "heatmap"; })) (layout.annotations || []).forEach(function (a) {
      if (!a.font && a.xref !== "paper") { a.font = { color: "#111" }; a.bgcolor = "rgba(255,255,255,.7)"; }
    });
    delete layout.width; delete layout.height; layout.autosize = true;
    var plot = document.createElement("div"); chart.style.display = "block"; view.appendChild(plot);
    plot.style.cssText = "max-width:100%;width:" + Math.max(300, box.width) + "px;height:" + Math.max(300, box.height) + "px";
    return window.Plotly.newPlot(plot, figure.data, layout, { responsive: true, displaylogo: false }).then(
      function () { pictures.forEach(function (s) { s.style.display = "none"; }); button.hidden = true; note.textContent = ""; },
      function (e) { plot.remove(); throw e; });
  }
  function load(sources) {
    if (window.Plotly) return Promise.resolve();
    if (!sources.length) return Promise.reject(new Error("plotly.js could not be loaded"));
    return new Promise(function (done, failed) {
      var script = document.createElement("script"), define = window.define;
      function after(next) { return function () { window.define = define; next(); }; }
      window.define = undefined; script.src = sources[0];
      script.onload = after(done); script.onerror = after(failed); document.head.appendChild(script);
    }).then(function () { if (!window.Plotly) throw new Error(); }).catch(function () { return load(sources.slice(1)); });
  }
  if (window.Plotly) { draw().catch(function () { }); return; }
  button.hidden = false;
  button.onclick = function () {
    button.disabled = true; note.textContent = "loading …";
    load($SOURCES).then(draw).catch(function (e) { button.disabled = false; note.textContent = "No interactive view: " + e.message + ". The picture stays."; });
  };
})();
