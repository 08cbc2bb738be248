//! What a page says by the HTML standard: html5gum reads the markup and knows the bytes of each text, html5ever builds the tree.
//!
//! The tree is given a mark in place of each text, so that the text is found again wherever the tree has moved it, and each start tag
//! is given its place as an attribute.

use html5ever::interface::{Attribute, QualName};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{QuirksMode, TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, Namespace};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State, Tokenizer};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::convert::Infallible;
use std::ops::Range;

/// A text between two tags.
#[derive(Debug, Default, Clone)]
pub struct Run {
    /// Decoded.
    pub text: String,
    /// Its bytes.
    pub raw: Range<usize>,
    /// The elements around it, innermost first; none where the tree has no place for it.
    pub around: Vec<Around>,
}

/// An element around a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    pub name: String,
    /// Where its start tag begins; none for an element without one.
    pub at: Option<usize>,
    pub html: bool,
    pub attributes: Vec<(String, String)>,
}

/// Name of the attribute that holds the place of a start tag.
const AT: &str = "data-at";
const MARK: [char; 2] = ['\u{f0000}', '\u{f0001}'];

struct Reader<'a> {
    builder: &'a TreeBuilder<Handle, RcDom>,
    runs: &'a mut Vec<Run>,
    tag: Option<Tag>,
    next: Option<State>,
}

fn tag(kind: TagKind, name: &[u8]) -> Tag {
    let name = LocalName::from(&*String::from_utf8_lossy(name));
    Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false }
}

fn attribute(name: &str, value: &str) -> Attribute {
    Attribute { name: QualName::new(None, Namespace::default(), name.into()), value: value.into() }
}

fn tendril(bytes: &[u8]) -> StrTendril {
    StrTendril::from_slice(&String::from_utf8_lossy(bytes))
}

impl Reader<'_> {
    fn give(&mut self, token: Token) {
        self.next = match self.builder.process_token(token, 1) {
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            _ => None,
        };
    }

    fn text(&mut self, value: &[u8], span: Span) {
        let text = String::from_utf8_lossy(value).into_owned();
        let blank = text.chars().all(|c| c == '\0' || c.is_ascii_whitespace());
        let mark = format!("{}{}{}", MARK[0], self.runs.len(), MARK[1]);
        self.give(Token::CharacterTokens(if blank { " ".into() } else { mark.as_str().into() }));
        self.runs.push(Run { text, raw: span.start..span.end, around: Vec::new() });
    }
}

impl Callback<Infallible, usize> for Reader<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let mut tag = tag(TagKind::StartTag, name);
                tag.attrs.push(attribute(AT, &span.start.to_string()));
                self.tag = Some(tag);
            }
            CallbackEvent::AttributeName { name } => {
                let name = String::from_utf8_lossy(name);
                self.tag.iter_mut().for_each(|t| t.attrs.push(attribute(&name, "")));
            }
            CallbackEvent::AttributeValue { value } => {
                let last = self.tag.as_mut().and_then(|t| t.attrs.last_mut());
                last.into_iter().for_each(|a| a.value = tendril(value));
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(mut tag) = self.tag.take() {
                    tag.self_closing = self_closing;
                    self.give(Token::TagToken(tag));
                }
            }
            CallbackEvent::EndTag { name } => self.give(Token::TagToken(tag(TagKind::EndTag, name))),
            CallbackEvent::String { value } => self.text(value, span),
            CallbackEvent::Comment { value } => self.give(Token::CommentToken(tendril(value))),
            CallbackEvent::Doctype { name, public_identifier, system_identifier, force_quirks } => {
                self.give(Token::DoctypeToken(Doctype {
                    name: Some(name).filter(|n| !n.is_empty()).map(tendril),
                    public_id: public_identifier.map(tendril),
                    system_id: system_identifier.map(tendril),
                    force_quirks,
                }));
            }
            CallbackEvent::Error(_) => {}
        }
        None
    }
}

struct Joined<'a>(CallbackEmitter<Reader<'a>, Infallible, usize>);

impl ForwardingEmitter for Joined<'_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.0
    }

    fn emit_eof(&mut self) {
        self.0.emit_eof();
        let reader = self.0.callback_mut();
        reader.give(Token::EOFToken);
        reader.builder.end();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let none = self.0.emit_current_tag();
        debug_assert!(none.is_none());
        let next = self.0.callback_mut().next.take();
        if next.is_some() {
            self.0.init_string();
        }
        next
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.0.callback_mut().builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The texts of a page, in the order of its markup.
pub fn runs(html: &str) -> Vec<Run> {
    let options = TreeBuilderOpts { scripting_enabled: true, quirks_mode: QuirksMode::NoQuirks, ..Default::default() };
    let builder = TreeBuilder::new(RcDom::default(), options);
    let mut runs = Vec::new();
    let reader = Reader { builder: &builder, runs: &mut runs, tag: None, next: None };
    let Ok(()) = Tokenizer::new_with_emitter(html, Joined(CallbackEmitter::new(reader))).finish();
    let mut todo = vec![(builder.sink.document.clone(), Vec::new())];
    while let Some((node, around)) = todo.pop() {
        match &node.data {
            NodeData::Text { contents } => {
                let contents = contents.borrow();
                for mark in contents.split(MARK[0]).skip(1) {
                    let number: usize = mark.split(MARK[1]).next().and_then(|n| n.parse().ok()).expect("a mark");
                    runs[number].around = around.clone();
                }
            }
            data => {
                let around = inside(data, &around);
                if let NodeData::Element { template_contents, .. } = data {
                    todo.extend(template_contents.borrow().iter().map(|n| (n.clone(), around.clone())));
                }
                todo.extend(node.children.borrow().iter().map(|n| (n.clone(), around.clone())));
            }
        }
    }
    runs
}

fn inside(data: &NodeData, around: &[Around]) -> Vec<Around> {
    let NodeData::Element { name, attrs, .. } = data else { return around.to_vec() };
    let attributes: Vec<_> = attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
    let at = attributes.iter().find(|a| a.0 == AT).and_then(|a| a.1.parse().ok());
    let html = &*name.ns == "http://www.w3.org/1999/xhtml";
    let mut out = vec![Around { name: name.local.to_string(), at, html, attributes }];
    out.extend_from_slice(around);
    out
}
