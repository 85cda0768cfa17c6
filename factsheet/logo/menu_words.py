"""What may stand in a drawing in place of what cannot be drawn, with the menu words that help."""

AS_PNG = (
    "or save the whole logo as PNG, 1,000 pixels wide (Inkscape: File > Export; Illustrator: File > Export > "
    "Export As, PNG)"
)
AS_SVG = "in Inkscape choose File > Save As, Plain SVG, in Illustrator File > Export > Export As, SVG"
LETTERS_ALLOWED = (
    "letters turned into outlines: select all (Ctrl+A), then in Inkscape choose Path > Object to Path, in "
    f"Illustrator Type > Create Outlines; {AS_PNG}"
)
PICTURE_ALLOWED = (
    f"no picture inside of the drawing: name the picture itself, as PNG or JPEG, as the logo's file; {AS_PNG}"
)
GRADIENT_ALLOWED = (
    "plain colours, and gradients that are opaque and do not repeat: in Inkscape choose Object > Fill and "
    f"Stroke, Flat color, in Illustrator Window > Swatches; {AS_PNG}"
)
MASK_ALLOWED = (
    "no mask: in Inkscape choose Object > Mask > Release, in Illustrator Window > Transparency, Release; "
    f"{AS_PNG}"
)
CLIP_ALLOWED = (
    "a clip of one outline, or of outlines that do not touch: in Inkscape choose Path > Combine or Object > "
    f"Clip > Release, in Illustrator Object > Clipping Mask > Release; {AS_PNG}"
)
EFFECT_ALLOWED = (
    "no blur, shadow or blending: in Inkscape choose Filters > Remove Filters, in Illustrator take the "
    f"effect off in Window > Appearance; {AS_PNG}"
)
MARKER_ALLOWED = (
    "no arrowheads or marks on lines: in Inkscape choose Path > Stroke to Path, in Illustrator Object > "
    f"Expand Appearance; {AS_PNG}"
)
STYLE_ALLOWED = (
    "styles by names, .classes and #ids: in Illustrator choose File > Export > Export As, SVG, Styling: "
    f"Presentation Attributes, in Inkscape File > Save As, Plain SVG; {AS_PNG}"
)
ELEMENT_ALLOWED = f"shapes, groups and copies of these that stand still; {AS_PNG}"
SCRIPT_ALLOWED = f"a drawing without scripts: {AS_SVG}"
LINK_ALLOWED = f"parts of the same file, as '#name': in Inkscape choose Edit > Clone > Unlink Clone; {AS_PNG}"
SIMPLER = f"in Inkscape choose Path > Simplify, in Illustrator Object > Path > Simplify; {AS_PNG}"
SIZE_ALLOWED = (
    "a viewBox of four numbers, or width and height, from 0.001 to 1,000,000: in Inkscape choose File > "
    "Document Properties, Resize to content, in Illustrator Object > Artboards > Fit to Artwork Bounds"
)
SVG_ALLOWED = f"an svg element in the namespace http://www.w3.org/2000/svg: {AS_SVG}"
XML_ALLOWED = f"text in XML form: {AS_SVG}"
PLAIN_ALLOWED = f"elements alone, without entities, definitions and style sheets of other files: {AS_SVG}"
