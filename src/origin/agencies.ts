/** Every agency that is known, in one list; each is a data file of its own. */
import aap from "./agencies/aap.json" with { type: "json" };
import adnkronos from "./agencies/adnkronos.json" with { type: "json" };
import afp from "./agencies/afp.json" with { type: "json" };
import agenciaBrasil from "./agencies/agencia-brasil.json" with { type: "json" };
import agerpres from "./agencies/agerpres.json" with { type: "json" };
import agi from "./agencies/agi.json" with { type: "json" };
import anadolu from "./agencies/anadolu.json" with { type: "json" };
import ani from "./agencies/ani.json" with { type: "json" };
import anp from "./agencies/anp.json" with { type: "json" };
import ansa from "./agencies/ansa.json" with { type: "json" };
import antara from "./agencies/antara.json" with { type: "json" };
import ap from "./agencies/ap.json" with { type: "json" };
import apa from "./agencies/apa.json" with { type: "json" };
import app from "./agencies/app.json" with { type: "json" };
import aps from "./agencies/aps.json" with { type: "json" };
import awp from "./agencies/awp.json" with { type: "json" };
import bang from "./agencies/bang.json" with { type: "json" };
import belga from "./agencies/belga.json" with { type: "json" };
import belta from "./agencies/belta.json" with { type: "json" };
import bernama from "./agencies/bernama.json" with { type: "json" };
import bloomberg from "./agencies/bloomberg.json" with { type: "json" };
import bna from "./agencies/bna.json" with { type: "json" };
import bss from "./agencies/bss.json" with { type: "json" };
import bta from "./agencies/bta.json" with { type: "json" };
import businessWire from "./agencies/business-wire.json" with { type: "json" };
import centerSquare from "./agencies/center-square.json" with { type: "json" };
import chinaNewsService from "./agencies/china-news-service.json" with { type: "json" };
import cityNewsService from "./agencies/city-news-service.json" with { type: "json" };
import cnaTaiwan from "./agencies/cna-taiwan.json" with { type: "json" };
import cnn from "./agencies/cnn.json" with { type: "json" };
import conversation from "./agencies/conversation.json" with { type: "json" };
import coverMedia from "./agencies/cover-media.json" with { type: "json" };
import cp from "./agencies/cp.json" with { type: "json" };
import ctk from "./agencies/ctk.json" with { type: "json" };
import dha from "./agencies/dha.json" with { type: "json" };
import dowJones from "./agencies/dow-jones.json" with { type: "json" };
import dpa from "./agencies/dpa.json" with { type: "json" };
import dpaAfx from "./agencies/dpa-afx.json" with { type: "json" };
import dts from "./agencies/dts.json" with { type: "json" };
import efe from "./agencies/efe.json" with { type: "json" };
import epd from "./agencies/epd.json" with { type: "json" };
import estadaoConteudo from "./agencies/estadao-conteudo.json" with { type: "json" };
import europaPress from "./agencies/europa-press.json" with { type: "json" };
import fieldLevelMedia from "./agencies/field-level-media.json" with { type: "json" };
import folhapress from "./agencies/folhapress.json" with { type: "json" };
import globeNewswire from "./agencies/globe-newswire.json" with { type: "json" };
import gna from "./agencies/gna.json" with { type: "json" };
import hina from "./agencies/hina.json" with { type: "json" };
import ians from "./agencies/ians.json" with { type: "json" };
import interfax from "./agencies/interfax.json" with { type: "json" };
import interfaxUkraine from "./agencies/interfax-ukraine.json" with { type: "json" };
import ips from "./agencies/ips.json" with { type: "json" };
import irna from "./agencies/irna.json" with { type: "json" };
import jiji from "./agencies/jiji.json" with { type: "json" };
import jta from "./agencies/jta.json" with { type: "json" };
import kazinform from "./agencies/kazinform.json" with { type: "json" };
import kcna from "./agencies/kcna.json" with { type: "json" };
import keystoneSda from "./agencies/keystone-sda.json" with { type: "json" };
import kffHealthNews from "./agencies/kff-health-news.json" with { type: "json" };
import kna from "./agencies/kna.json" with { type: "json" };
import kuna from "./agencies/kuna.json" with { type: "json" };
import kyodo from "./agencies/kyodo.json" with { type: "json" };
import lapresseIt from "./agencies/lapresse-it.json" with { type: "json" };
import lusa from "./agencies/lusa.json" with { type: "json" };
import map from "./agencies/map.json" with { type: "json" };
import mena from "./agencies/mena.json" with { type: "json" };
import mti from "./agencies/mti.json" with { type: "json" };
import nan from "./agencies/nan.json" with { type: "json" };
import news1Kr from "./agencies/news1-kr.json" with { type: "json" };
import newsfile from "./agencies/newsfile.json" with { type: "json" };
import newsis from "./agencies/newsis.json" with { type: "json" };
import notimex from "./agencies/notimex.json" with { type: "json" };
import ntb from "./agencies/ntb.json" with { type: "json" };
import nytService from "./agencies/nyt-service.json" with { type: "json" };
import pa from "./agencies/pa.json" with { type: "json" };
import panapress from "./agencies/panapress.json" with { type: "json" };
import pap from "./agencies/pap.json" with { type: "json" };
import petra from "./agencies/petra.json" with { type: "json" };
import pna from "./agencies/pna.json" with { type: "json" };
import prNewswire from "./agencies/pr-newswire.json" with { type: "json" };
import prensaLatina from "./agencies/prensa-latina.json" with { type: "json" };
import pti from "./agencies/pti.json" with { type: "json" };
import qna from "./agencies/qna.json" with { type: "json" };
import reuters from "./agencies/reuters.json" with { type: "json" };
import ria from "./agencies/ria.json" with { type: "json" };
import ritzau from "./agencies/ritzau.json" with { type: "json" };
import rns from "./agencies/rns.json" with { type: "json" };
import sana from "./agencies/sana.json" with { type: "json" };
import sid from "./agencies/sid.json" with { type: "json" };
import spa from "./agencies/spa.json" with { type: "json" };
import sputnik from "./agencies/sputnik.json" with { type: "json" };
import stacker from "./agencies/stacker.json" with { type: "json" };
import statesNewsroom from "./agencies/states-newsroom.json" with { type: "json" };
import stt from "./agencies/stt.json" with { type: "json" };
import swns from "./agencies/swns.json" with { type: "json" };
import tanjug from "./agencies/tanjug.json" with { type: "json" };
import tasr from "./agencies/tasr.json" with { type: "json" };
import tass from "./agencies/tass.json" with { type: "json" };
import telam from "./agencies/telam.json" with { type: "json" };
import thomsonReutersFoundation from "./agencies/thomson-reuters-foundation.json" with { type: "json" };
import tns from "./agencies/tns.json" with { type: "json" };
import tt from "./agencies/tt.json" with { type: "json" };
import ukrinform from "./agencies/ukrinform.json" with { type: "json" };
import unb from "./agencies/unb.json" with { type: "json" };
import uni from "./agencies/uni.json" with { type: "json" };
import unian from "./agencies/unian.json" with { type: "json" };
import upi from "./agencies/upi.json" with { type: "json" };
import vna from "./agencies/vna.json" with { type: "json" };
import wafa from "./agencies/wafa.json" with { type: "json" };
import wam from "./agencies/wam.json" with { type: "json" };
import xinhua from "./agencies/xinhua.json" with { type: "json" };
import yonhap from "./agencies/yonhap.json" with { type: "json" };

/** A news agency or service whose copy others carry. */
export interface Agency {
  /** The short form, which results give. */
  readonly name: string;
  readonly full: string;
  /** ISO 3166-1. */
  readonly country: string;
  readonly languages: readonly string[];
  /** How it is credited. */
  readonly names: readonly string[];
  /** Names that mean other things too ("PA", "Petra"): they count only where nothing but a credit can stand. */
  readonly weak?: readonly string[];
  /** What follows the name in a signature: editors' initials ("PTI KND SKY") or a stroke and a desk ("dpa/jro"). */
  readonly signs?: string;
}

export const agencies: readonly Agency[] = [
  aap,
  adnkronos,
  afp,
  agenciaBrasil,
  agerpres,
  agi,
  anadolu,
  ani,
  anp,
  ansa,
  antara,
  ap,
  apa,
  app,
  aps,
  awp,
  bang,
  belga,
  belta,
  bernama,
  bloomberg,
  bna,
  bss,
  bta,
  businessWire,
  centerSquare,
  chinaNewsService,
  cityNewsService,
  cnaTaiwan,
  cnn,
  conversation,
  coverMedia,
  cp,
  ctk,
  dha,
  dowJones,
  dpa,
  dpaAfx,
  dts,
  efe,
  epd,
  estadaoConteudo,
  europaPress,
  fieldLevelMedia,
  folhapress,
  globeNewswire,
  gna,
  hina,
  ians,
  interfax,
  interfaxUkraine,
  ips,
  irna,
  jiji,
  jta,
  kazinform,
  kcna,
  keystoneSda,
  kffHealthNews,
  kna,
  kuna,
  kyodo,
  lapresseIt,
  lusa,
  map,
  mena,
  mti,
  nan,
  news1Kr,
  newsfile,
  newsis,
  notimex,
  ntb,
  nytService,
  pa,
  panapress,
  pap,
  petra,
  pna,
  prNewswire,
  prensaLatina,
  pti,
  qna,
  reuters,
  ria,
  ritzau,
  rns,
  sana,
  sid,
  spa,
  sputnik,
  stacker,
  statesNewsroom,
  stt,
  swns,
  tanjug,
  tasr,
  tass,
  telam,
  thomsonReutersFoundation,
  tns,
  tt,
  ukrinform,
  unb,
  uni,
  unian,
  upi,
  vna,
  wafa,
  wam,
  xinhua,
  yonhap,
];
