//! Places from Linked Places JSON: collections, features line by line, and the graph that Pleiades publishes. Features are
//! read one at a time, so that a file may be as large as it likes.

use std::fmt;
use std::path::Path;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::super::Error;
use super::super::pack::Writer;
use super::feature;
use super::input::{Input, Progress, lines, row_error};

/// Adds the features of a file. Gives the number of those that have no point.
pub(super) fn read(path: &Path, writer: &mut Writer, progress: Progress<'_>) -> Result<usize, Error> {
    let mut taker = Taker { path, writer, count: 0, left_out: 0, failed: None };
    if is_one_a_line(path)? {
        lines(path, progress, |line, number| {
            if line.trim().is_empty() {
                return Ok(());
            }
            let value = serde_json::from_str(line).map_err(|error| row_error(path, number, broken(&error)))?;
            taker.take(&value, number)
        })?;
        return Ok(taker.left_out);
    }
    let mut input = Input::open(path)?;
    let mut stream = serde_json::Deserializer::from_reader(&mut input.reader);
    let read = Document(&mut taker).deserialize(&mut stream);
    progress(input.taken());
    match (taker.failed, read) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => Err(row_error(path, error.line(), broken(&error))),
        (None, Ok(())) => Ok(taker.left_out),
    }
}

fn broken(error: &serde_json::Error) -> String {
    format!("not whole JSON ({error}); was the file cut short?")
}

/// Whether the first line is a feature of its own.
fn is_one_a_line(path: &Path) -> Result<bool, Error> {
    let first = super::input::first_line(path)?;
    let feature = serde_json::from_str::<Map<String, Value>>(&first);
    Ok(feature.is_ok_and(|feature| !feature.contains_key("features") && !feature.contains_key("@graph")))
}

/// Turns features into places.
struct Taker<'a> {
    path: &'a Path,
    writer: &'a mut Writer,
    count: usize,
    left_out: usize,
    failed: Option<Error>,
}

impl Taker<'_> {
    fn take(&mut self, value: &Value, line: usize) -> Result<(), Error> {
        self.count += 1;
        let number = self.count;
        match feature::place(value) {
            Ok(Some(place)) => self.writer.place(place).map(drop),
            Ok(None) => {
                self.left_out += 1;
                Ok(())
            }
            Err(what) => Err(row_error(self.path, line.max(1), format!("feature {number}: {what}"))),
        }
    }
}

/// A whole document: a collection, or one feature.
struct Document<'t, 'a>(&'t mut Taker<'a>);

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection, a Feature, or a graph of places")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut own = Map::new();
        let mut collection = false;
        while let Some(key) = map.next_key::<String>()? {
            if matches!(&*key, "features" | "@graph") {
                collection = true;
                map.next_value_seed(Features(self.0))?;
            } else if key == "@context" {
                map.next_value::<IgnoredAny>()?;
            } else {
                own.insert(key, map.next_value()?);
            }
        }
        let is_place = !collection && (own.contains_key("geometry") || own.contains_key("reprPoint"));
        if is_place && let Err(error) = self.0.take(&Value::Object(own), 1) {
            self.0.failed = Some(error);
        } else if !collection && !is_place {
            return Err(A::Error::custom("neither `features` nor `geometry` is there: this is no Linked Places JSON"));
        }
        Ok(())
    }
}

/// The list of features.
struct Features<'t, 'a>(&'t mut Taker<'a>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(value) = list.next_element::<Value>()? {
            if let Err(error) = self.0.take(&value, 1) {
                self.0.failed = Some(error);
                return Err(A::Error::custom("a feature cannot be read"));
            }
        }
        Ok(())
    }
}
