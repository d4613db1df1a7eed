/**
 * Stands in for d3-geo in the bundle: Observable Plot can draw maps and this page has none, which spares a reader 24 kB. Should a
 * chart ever ask for one of these, it says so.
 */
function none(): never {
  throw new Error("maps are left out of this bundle; see vite.config.ts");
}

export {
  none as geoAlbers, none as geoAlbersUsa, none as geoAzimuthalEqualArea, none as geoAzimuthalEquidistant, none as geoCentroid,
  none as geoClipRectangle, none as geoConicConformal, none as geoConicEqualArea, none as geoConicEquidistant, none as geoEqualEarth,
  none as geoEquirectangular, none as geoGnomonic, none as geoGraticule, none as geoGraticule10, none as geoMercator,
  none as geoOrthographic, none as geoPath, none as geoStereographic, none as geoStream, none as geoTransform,
  none as geoTransverseMercator,
};
