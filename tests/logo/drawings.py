"""Drawings as programs save them by default, made up for tests: their heads, notes, styles and habits."""

INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->

<svg
   width="60mm"
   height="20mm"
   viewBox="0 0 60 20"
   version="1.1"
   id="svg5"
   inkscape:version="1.2.2 (b0a8486541, 2022-12-01)"
   sodipodi:docname="office.svg"
   inkscape:export-xdpi="96"
   xml:space="preserve"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/"><sodipodi:namedview
     id="namedview7"
     pagecolor="#ffffff"
     bordercolor="#666666"
     inkscape:document-units="mm"
     showgrid="false"
     inkscape:zoom="1.5"
     inkscape:current-layer="layer1"><inkscape:grid
       type="xygrid"
       id="grid9" /><sodipodi:guide
       position="0,0"
       orientation="0,1"
       id="guide1" /></sodipodi:namedview><defs
     id="defs2"><linearGradient
       id="linearGradient1"
       inkscape:collect="always"><stop
         style="stop-color:#0b3d2e;stop-opacity:1;"
         offset="0"
         id="stop1" /><stop
         style="stop-color:#c9e4da;stop-opacity:1;"
         offset="1"
         id="stop2" /></linearGradient><linearGradient
       inkscape:collect="always"
       xlink:href="#linearGradient1"
       id="linearGradient3"
       x1="22"
       y1="10"
       x2="38"
       y2="10"
       gradientUnits="userSpaceOnUse" /><linearGradient
       id="swatch4"
       inkscape:swatch="solid"><stop
         style="stop-color:#a01c30;stop-opacity:1;"
         offset="0"
         id="stop4" /></linearGradient><inkscape:path-effect
       effect="fillet_chamfer"
       id="path-effect5"
       is_visible="true" /><clipPath
       clipPathUnits="userSpaceOnUse"
       id="clipPath6"><circle
         style="fill:none;stroke:#000000"
         id="circle6"
         cx="50"
         cy="10"
         r="7" /></clipPath></defs><g
     inkscape:label="Layer 1"
     inkscape:groupmode="layer"
     id="layer1"
     transform="translate(0,0)"><rect
       style="fill:#0b3d2e;fill-opacity:1;fill-rule:evenodd;stroke:none;stroke-width:0.264583;\
-inkscape-stroke:none;paint-order:markers stroke fill;stop-color:#000000"
       id="rect1"
       width="16"
       height="16"
       x="2"
       y="2"
       rx="2"
       ry="2" /><path
       style="fill:none;stroke:#ffffff;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round;\
stroke-dasharray:none"
       d="m 6,10 3,4 6,-8"
       id="path1"
       sodipodi:nodetypes="ccc"
       inkscape:connector-curvature="0" /><path
       sodipodi:type="star"
       style="font-variation-settings:normal;opacity:1;vector-effect:none;fill:url(#linearGradient3);\
fill-opacity:1;stroke:none;mix-blend-mode:normal"
       id="path2"
       d="m 22,2 h 16 v 16 h -16 z" /><use
       x="0"
       y="0"
       xlink:href="#rect1"
       id="use1"
       transform="matrix(0.25,0,0,0.25,27.5,7.5)" /><g
       id="g1"
       clip-path="url(#clipPath6)"><rect
         style="fill:url(#swatch4)"
         id="rect2"
         width="16"
         height="16"
         x="42"
         y="2" /></g><text
       xml:space="preserve"
       style="font-size:4px"
       x="2"
       y="18"
       id="text1"><tspan
         sodipodi:role="line"
         id="tspan1" /></text></g><g
     inkscape:groupmode="layer"
     id="layer2"
     inkscape:label="Drafts"
     style="display:none"><text
       id="text2">Not shown</text></g><metadata
     id="metadata1"><rdf:RDF><cc:Work
         rdf:about=""><dc:title>Office</dc:title></cc:Work></rdf:RDF></metadata></svg>
"""

ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.5.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
\t<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
\t<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
\t<!ENTITY ns_graphs "http://ns.adobe.com/Graphs/1.0/">
\t<!ENTITY ns_svg "http://www.w3.org/2000/svg">
\t<!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg version="1.1" id="Layer_1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns:graph="&ns_graphs;"
\t xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" x="0px" y="0px" viewBox="0 0 300 100"
\t style="enable-background:new 0 0 300 100;" xml:space="preserve">
<style type="text/css">
\t.st0{fill:#24518F;}
\t.st1{clip-path:url(#SVGID_2_);}
\t.st2{fill:none;stroke:#A01C30;stroke-width:6;stroke-miterlimit:10;}
\t.st3{fill:url(#SVGID_3_);}
\t.st4{opacity:0.5;fill:#24518F;enable-background:new    ;}
\t.st5{font-family:'MyriadPro-Regular';}
</style>
<metadata><sfw xmlns="&ns_ai;"><slices></slices></sfw></metadata>
<switch>
\t<foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1">
\t\t<i:aipgfRef xlink:href="#adobe_illustrator_pgf"></i:aipgfRef>
\t</foreignObject>
\t<g i:extraneous="self">
\t\t<rect x="10" y="10" class="st0" width="80" height="80"/>
\t\t<g>
\t\t\t<defs>
\t\t\t\t<circle id="SVGID_1_" cx="150" cy="50" r="40"/>
\t\t\t</defs>
\t\t\t<clipPath id="SVGID_2_">
\t\t\t\t<use xlink:href="#SVGID_1_"  style="overflow:visible;"/>
\t\t\t</clipPath>
\t\t\t<g class="st1">
\t\t\t\t<rect x="110" y="10" class="st0" width="80" height="40"/>
\t\t\t\t<line class="st2" x1="110" y1="70" x2="190" y2="70"/>
\t\t\t</g>
\t\t</g>
\t\t<radialGradient id="SVGID_3_" cx="230" cy="50" r="30" gradientUnits="userSpaceOnUse">
\t\t\t<stop  offset="0" style="stop-color:#FFFFFF"/>
\t\t\t<stop  offset="1" style="stop-color:#24518F"/>
\t\t</radialGradient>
\t\t<circle class="st3" cx="230" cy="50" r="30"/>
\t\t<polygon class="st4" points="250,20 290,50 250,80"/>
\t</g>
</switch>
<i:aipgf  id="adobe_illustrator_pgf" i:pgfEncoding="zstd/base64" i:pgfVersion="24">
\t<![CDATA[
\tKLUv/QBYdIoD4kwTW0wgR8xMAPAAAA==
]]>
</i:aipgf>
</svg>
"""

ILLUSTRATOR_EXPORT = (
    '<?xml version="1.0" encoding="UTF-8"?><svg id="Layer_2" data-name="Layer 2" '
    'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><defs><style>.cls-1{fill:#fff;}'
    ".cls-1,.cls-2{stroke-width:0px;}.cls-2{fill:#24518f;}</style></defs>"
    '<g id="Layer_1-2" data-name="Layer 1"><rect class="cls-2" width="200" height="100" rx="10"/>'
    '<path class="cls-1" d="m20,20h60v60H20Zm10,10v40h40v-40h-40Z"/>'
    '<polyline class="cls-1" points="100 20 180 50 100 80"/></g></svg>'
)
