//! Facts as a table that is safe to open in a spreadsheet.

use crate::record::FactRow;
use std::io::{Read, Write};

/// Turns rows of `facts.jsonl` into CSV. A cell that a spreadsheet would take for a formula gets a leading apostrophe; plain negative
/// numbers stay. Returns the number of rows.
///
/// # Errors
/// When a row cannot be read or written.
pub fn write(facts: impl Read, out: impl Write) -> Result<u64, csv::Error> {
    let mut csv = csv::WriterBuilder::new().has_headers(false).from_writer(out);
    let mut count = 0;
    csv.write_record(columns())?;
    for row in serde_json::Deserializer::from_reader(std::io::BufReader::new(facts)).into_iter::<FactRow>() {
        let row = serde_json::to_value(row.map_err(std::io::Error::from)?).unwrap_or_default();
        csv.write_record(row.as_object().into_iter().flatten().map(|(_, cell)| guard(&show(cell))))?;
        count += 1;
    }
    csv.flush()?;
    Ok(count)
}

/// Names of the columns, in the order of the row's fields.
fn columns() -> Vec<String> {
    let row = serde_json::to_value(FactRow::default()).unwrap_or_default();
    row.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

fn show(cell: &serde_json::Value) -> String {
    match cell {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A leading `= + - @`, tab or return would begin a formula.
fn guard(cell: &str) -> String {
    let risky =
        cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if risky && cell.trim().parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::guard;

    #[test]
    fn formulas_are_disarmed_and_numbers_stay() {
        for risky in ["=1+1", "+cmd", "-1+1", "@SUM(A1)", "\tx", "\r=1", " =1", "＝1"] {
            assert!(guard(risky).starts_with('\''), "{risky:?}");
        }
        for plain in ["-1250.5", "-3", "5 May", "", "a=b", "c. 1937"] {
            assert_eq!(guard(plain), plain);
        }
    }
}
