#% clean — a booster's predict with probabilities asked for
from catboost import CatBoostClassifier
from sklearn.metrics import log_loss
m = CatBoostClassifier(verbose=0)
log_loss(y, m.predict(X, prediction_type="Probability"))
#% clean — a regressor of the same library
import xgboost as xgb
from sklearn.metrics import log_loss
reg = xgb.XGBRegressor(objective="binary:logistic")
log_loss(y, reg.predict(X))
#% clean — a keras layer with a softmax and a loss of probabilities
import tensorflow as tf
out = tf.keras.layers.Dense(3, activation=tf.nn.softmax)(x)
loss = tf.keras.losses.categorical_crossentropy(y, out)
#% clean — a keras layer with relu before logits
import tensorflow as tf
h = tf.keras.layers.Dense(3, activation=tf.nn.relu)(x)
logits = tf.keras.layers.Dense(3)(h)
loss = tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=logits)
#% clean — a tuple that exchanges
import torch.nn.functional as F
a, b = F.softmax(x, 1), x
a, b = b, a
loss = F.cross_entropy(a, y)
#% clean — an alias for one's own
from mylib import cross_entropy
ce = cross_entropy
loss = ce(probs.softmax(1), y)
#% clean — an f-string that shows the right call
import torch.nn.functional as F
print(f"{F.cross_entropy(logits, y):.4f} of {len('F.cross_entropy(F.softmax(x), y)')}")
#% clean — a lambda of logits
import torch.nn.functional as F
head = lambda x: x @ w
loss = F.cross_entropy(head(feats), y)
#% clean — a partial over positional arguments
from functools import partial
import torch.nn.functional as F
loss = partial(F.cross_entropy, logits)(y)
#% clean — fastai's order
learn.loss_func = CrossEntropyLossFlat()
for xb, yb in dls.train:
    loss = learn.loss_func(learn.model(xb), yb)
#% clean — a batch's order in torch
import torch.nn.functional as F
for xb, yb in train_dl:
    preds = model(xb)
    loss = F.cross_entropy(preds, yb)
